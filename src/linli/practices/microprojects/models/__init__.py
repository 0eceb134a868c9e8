from linli.practices.microprojects.models.evidence import (
    Inspection,
    ProgressReport,
    ReportPhoto,
    Tranche,
    Voucher,
)
from linli.practices.microprojects.models.outcome import Lessons, ProjectAcceptance, Rating, Upkeep
from linli.practices.microprojects.models.projects import BudgetLine, MicroProject, Milestone

__all__ = [
    "BudgetLine",
    "Inspection",
    "Lessons",
    "MicroProject",
    "Milestone",
    "ProgressReport",
    "ProjectAcceptance",
    "Rating",
    "ReportPhoto",
    "Tranche",
    "Upkeep",
    "Voucher",
]
