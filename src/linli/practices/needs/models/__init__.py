from linli.practices.needs.models.fund import Appraisal, FundCheck, FundItem, FundRefusal
from linli.practices.needs.models.groups import Need, NeedGroup
from linli.practices.needs.models.heard import Complaint, Report
from linli.practices.needs.models.sent import Answer, HouseholdForm
from linli.practices.needs.models.surveys import Choice, Question, Survey
from linli.practices.needs.models.visits import Visit

__all__ = [
    "Answer",
    "Appraisal",
    "Choice",
    "Complaint",
    "FundCheck",
    "FundItem",
    "FundRefusal",
    "HouseholdForm",
    "Need",
    "NeedGroup",
    "Question",
    "Report",
    "Survey",
    "Visit",
]
