from linli.practices.meetings.models.agenda import Motion, Topic
from linli.practices.meetings.models.meetings import Attendance, Meeting, Seat
from linli.practices.meetings.models.minutes import FollowUp, Minutes, Resolution
from linli.practices.meetings.models.series import Dissent, DissentAnswer, Series, SeriesTopic, TopicStep
from linli.practices.meetings.models.votes import Ballot, VoteSheet

__all__ = [
    "Attendance",
    "Ballot",
    "Dissent",
    "DissentAnswer",
    "FollowUp",
    "Meeting",
    "Minutes",
    "Motion",
    "Resolution",
    "Seat",
    "Series",
    "SeriesTopic",
    "Topic",
    "TopicStep",
    "VoteSheet",
]
