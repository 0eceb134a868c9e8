"""What people fill in to open, move, publish and object."""

from linli.civic.process.forms.editions import EditionTextForm
from linli.civic.process.forms.estates import EstatesForm
from linli.civic.process.forms.publicity import (
    AnswerForm,
    DecisionForm,
    NoticeForm,
    ObjectionForm,
)
from linli.civic.process.forms.runs import EditionForm, RunForm

__all__ = [
    "AnswerForm",
    "DecisionForm",
    "EditionForm",
    "EditionTextForm",
    "EstatesForm",
    "NoticeForm",
    "ObjectionForm",
    "RunForm",
]
