"""What people fill in to call, move, vote, count, write and follow up."""

from linli.practices.meetings.forms.calling import ConveneForm, TopicForm
from linli.practices.meetings.forms.following import CompleteForm, MinutesForm, ResolutionForm
from linli.practices.meetings.forms.hall import AttendanceForm, CodeForm
from linli.practices.meetings.forms.motions import EnterVotesForm, MotionForm, VoteForm
from linli.practices.meetings.forms.series import (
    BringTopicForm,
    DissentAnswerForm,
    DissentForm,
    SeriesForm,
    SettleForm,
)

__all__ = [
    "AttendanceForm",
    "BringTopicForm",
    "CodeForm",
    "CompleteForm",
    "ConveneForm",
    "DissentAnswerForm",
    "DissentForm",
    "EnterVotesForm",
    "MinutesForm",
    "MotionForm",
    "ResolutionForm",
    "SeriesForm",
    "SettleForm",
    "TopicForm",
    "VoteForm",
]
