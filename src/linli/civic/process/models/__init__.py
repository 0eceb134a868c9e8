from linli.civic.process.models.actors import CapacityUsed
from linli.civic.process.models.halts import Halt, HaltLift
from linli.civic.process.models.notices import Notice, Objection
from linli.civic.process.models.runs import Edition, NamedEstate, Passage, Run

__all__ = [
    "CapacityUsed",
    "Edition",
    "Halt",
    "HaltLift",
    "NamedEstate",
    "Notice",
    "Objection",
    "Passage",
    "Run",
]
