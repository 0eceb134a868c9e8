"""The methods themselves: pure data, one file each, beside roles, gates and evidence.

Everything after a `Stage(` is the method as residents read it. `VOCABULARY` knows the verbs that methods may name;
that practices really bring them, and the facts that gates ask for, is seen to by a system check at start.
"""

from linli.kernel.playbook import Vocabulary
from linli.playbooks.eight_step import EIGHT_STEP
from linli.playbooks.evidence import EVIDENCE
from linli.playbooks.gates import GATE_KINDS
from linli.playbooks.most_beautiful_estate import MOST_BEAUTIFUL_ESTATE
from linli.playbooks.proposal_contest import PROPOSAL_CONTEST
from linli.playbooks.roles import ROLES
from linli.playbooks.self_funding_contest import SELF_FUNDING_CONTEST
from linli.playbooks.three_tiers import THREE_TIERS
from linli.playbooks.verbs import VERB_TITLES

EDITIONS = (EIGHT_STEP, SELF_FUNDING_CONTEST, PROPOSAL_CONTEST, THREE_TIERS, MOST_BEAUTIFUL_ESTATE)
"""Every published edition, the newest of a method last. A published edition never changes: add a new one."""

VOCABULARY = Vocabulary.of(gate_kinds=GATE_KINDS, roles=ROLES, evidence=EVIDENCE, verbs=VERB_TITLES)
