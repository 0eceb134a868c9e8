"""What people fill in for micro-projects."""

from linli.practices.microprojects.forms.concluding import LessonsForm, OpinionForm, RatingForm, UpkeepForm
from linli.practices.microprojects.forms.planning import OpenForm, PlanForm
from linli.practices.microprojects.forms.working import (
    AcceptForm,
    ReportForm,
    SendBackForm,
    VoucherForm,
)

__all__ = [
    "AcceptForm",
    "LessonsForm",
    "OpenForm",
    "OpinionForm",
    "PlanForm",
    "RatingForm",
    "ReportForm",
    "SendBackForm",
    "UpkeepForm",
    "VoucherForm",
]
