"""What people fill in to call, move, vote, count, write and follow up."""

from linli.practices.meetings.forms.calling import ConveneForm, TopicForm
from linli.practices.meetings.forms.following import CompleteForm, MinutesForm, ResolutionForm
from linli.practices.meetings.forms.hall import AttendanceForm, CodeForm
from linli.practices.meetings.forms.motions import EnterVotesForm, MotionForm, VoteForm

__all__ = [
    "AttendanceForm",
    "CodeForm",
    "CompleteForm",
    "ConveneForm",
    "EnterVotesForm",
    "MinutesForm",
    "MotionForm",
    "ResolutionForm",
    "TopicForm",
    "VoteForm",
]
