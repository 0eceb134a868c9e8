"""The verbs of micro-projects."""

from linli.practices.microprojects.actions.accepting import (
    accept_milestone,
    accept_project,
    send_back_milestone,
)
from linli.practices.microprojects.actions.concluding import close_project, hand_over_upkeep, write_lessons
from linli.practices.microprojects.actions.opening import (
    AwardedProject,
    ProjectDraft,
    open_allocated,
    open_awarded,
    open_without_own_part,
)
from linli.practices.microprojects.actions.paying import open_payees, release_tranche
from linli.practices.microprojects.actions.planning import plan_milestones
from linli.practices.microprojects.actions.rating import PaperRating, import_ratings, rate
from linli.practices.microprojects.actions.working import (
    VoucherDraft,
    add_voucher,
    report_progress,
    void_voucher,
)

__all__ = [
    "AwardedProject",
    "PaperRating",
    "ProjectDraft",
    "VoucherDraft",
    "accept_milestone",
    "accept_project",
    "add_voucher",
    "close_project",
    "hand_over_upkeep",
    "import_ratings",
    "open_allocated",
    "open_awarded",
    "open_payees",
    "open_without_own_part",
    "plan_milestones",
    "rate",
    "release_tranche",
    "report_progress",
    "send_back_milestone",
    "void_voucher",
    "write_lessons",
]
