"""What people fill in: a household's form, a question, a report, a visit, marks, the negative list."""

from linli.practices.needs.forms.answering import AnswersForm
from linli.practices.needs.forms.building import QuestionForm, SurveyForm
from linli.practices.needs.forms.sorting import (
    AnswerNeedsForm,
    FundCheckForm,
    FundItemForm,
    MarksForm,
    TitleForm,
)
from linli.practices.needs.forms.telling import ReportForm

__all__ = [
    "AnswerNeedsForm",
    "AnswersForm",
    "FundCheckForm",
    "FundItemForm",
    "MarksForm",
    "QuestionForm",
    "ReportForm",
    "SurveyForm",
    "TitleForm",
]
