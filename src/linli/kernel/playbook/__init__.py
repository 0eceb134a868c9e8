"""Methods as data: the grammar of playbooks, what they may say, and how they are checked, kept and shown."""

from linli.kernel.playbook.grammar import CLOSE, Duty, Gate, Playbook, Stage
from linli.kernel.playbook.parameters import Param, Parameter
from linli.kernel.playbook.vocabulary import Evidence, GateKind, Role, Vocabulary

__all__ = [
    "CLOSE",
    "Duty",
    "Evidence",
    "Gate",
    "GateKind",
    "Param",
    "Parameter",
    "Playbook",
    "Role",
    "Stage",
    "Vocabulary",
]
