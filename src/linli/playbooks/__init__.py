"""The methods themselves: pure data, one file each, beside roles, gates and evidence.

Everything after a `Stage(` is the method as residents read it. `VOCABULARY` knows no verbs and no facts, which
belong to the practices; the system check at start adds them.
"""

from linli.kernel.playbook import Vocabulary
from linli.playbooks.eight_step import EIGHT_STEP
from linli.playbooks.evidence import EVIDENCE
from linli.playbooks.gates import GATE_KINDS
from linli.playbooks.roles import ROLES
from linli.playbooks.self_funding_contest import SELF_FUNDING_CONTEST

EDITIONS = (EIGHT_STEP, SELF_FUNDING_CONTEST)
"""Every published edition, the newest of a method last. A published edition never changes: add a new one."""

VOCABULARY = Vocabulary.of(gate_kinds=GATE_KINDS, roles=ROLES, evidence=EVIDENCE)
