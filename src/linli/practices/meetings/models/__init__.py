from linli.practices.meetings.models.agenda import Motion, Topic
from linli.practices.meetings.models.meetings import Attendance, Meeting, Seat
from linli.practices.meetings.models.minutes import FollowUp, Minutes, Resolution
from linli.practices.meetings.models.votes import Ballot, VoteSheet

__all__ = [
    "Attendance",
    "Ballot",
    "FollowUp",
    "Meeting",
    "Minutes",
    "Motion",
    "Resolution",
    "Seat",
    "Topic",
    "VoteSheet",
]
