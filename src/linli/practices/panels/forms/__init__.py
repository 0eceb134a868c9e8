"""What people fill in at a panel."""

from linli.practices.panels.forms.rubrics import RubricForm
from linli.practices.panels.forms.seats import (
    AppointForm,
    DeclareForm,
    ExtendForm,
    OpenPanelForm,
    PresentForm,
    RecuseForm,
)
from linli.practices.panels.forms.sheets import CorrectForm, ScoreForm, initial_of

__all__ = [
    "AppointForm",
    "CorrectForm",
    "DeclareForm",
    "ExtendForm",
    "OpenPanelForm",
    "PresentForm",
    "RecuseForm",
    "RubricForm",
    "ScoreForm",
    "initial_of",
]
