from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class MeetingKind(TextChoices):
    """Who decides: the households of estates, the council, or both together."""

    RESIDENTS = "residents", _("residents' meeting")
    COUNCIL = "council", _("council meeting")
    JOINT = "joint", _("joint meeting of council and residents")


class LegalBasis(TextChoices):
    """What a decision of the meeting rests on."""

    OWNERS_278 = "owners_278", _("owners' decision (Civil Code, art. 278)")
    RESIDENTS_MEETING = "residents_meeting", _("decision of a residents' meeting")
    CONSULTATION = "consultation", _("consultation")


class MeetingMode(TextChoices):
    HALL = "hall", _("in the hall")
    BOTH = "both", _("in the hall, votes also online")
    ONLINE = "online", _("online")


class MeetingState(TextChoices):
    CALLED = "called", _("called")
    OPEN = "open", _("going on")
    CLOSED = "closed", _("ended")
    CALLED_OFF = "called_off", _("called off")


class SeatStanding(TextChoices):
    """Whether somebody called has a vote of their own."""

    VOTES = "votes", _("has a vote")
    LISTENS = "listens", _("attends without a vote")
    WITH_HOUSEHOLD = "with_household", _("votes with the household")


class AttendanceWay(TextChoices):
    """How somebody was checked in."""

    CODE = "code", _("by the code in the hall")
    HOST = "host", _("by the host")
    SHEET = "sheet", _("by the signed sheet")


class TopicState(TextChoices):
    PROPOSED = "proposed", _("proposed, not answered yet")
    TAKEN = "taken", _("on the agenda")
    DECLINED = "declined", _("not put on the agenda")


class MotionState(TextChoices):
    MOVED = "moved", _("moved")
    OPEN = "open", _("open for votes")
    CARRIED = "carried", _("carried")
    REJECTED = "rejected", _("not carried")
    WITHDRAWN = "withdrawn", _("withdrawn")


class MotionBase(TextChoices):
    """What the votes for a motion are measured against."""

    VOTING = "voting", _("of those voting")
    ALL = "all", _("of all who have a vote")


class Choice(TextChoices):
    FOR = "for", _("for")
    AGAINST = "against", _("against")
    ABSTAIN = "abstain", _("abstain")


class Channel(TextChoices):
    ONLINE = "online", _("online")
    HALL = "hall", _("in the hall")
    PAPER = "paper", _("on paper")


class BallotState(TextChoices):
    PENDING = "pending", _("waits for the check")
    COUNTED = "counted", _("counted")
    DUPLICATE = "duplicate", _("not counted: this seat has voted before")
    REJECTED = "rejected", _("not counted: the sheet was rejected")


class SheetState(TextChoices):
    WAITING = "waiting", _("waits for the check")
    ACCEPTED = "accepted", _("checked")
    REJECTED = "rejected", _("rejected")


class ResolutionState(TextChoices):
    OPEN = "open", _("to be done")
    DONE = "done", _("done")


class Rhythm(TextChoices):
    """How often the meetings of a series recur."""

    WEEKLY = "weekly", _("every week")
    FORTNIGHTLY = "fortnightly", _("every two weeks")
    MONTHLY = "monthly", _("every month")
    QUARTERLY = "quarterly", _("every three months")
    AS_NEEDED = "as_needed", _("as the need arises")


class TopicOrigin(TextChoices):
    """Where a topic of a series comes from."""

    PARTY = "party", _("brought by one of the parties")
    NEEDS = "needs", _("from the needs")
    LAW = "law", _("asked for by law")


class Tier(TextChoices):
    """Where a topic is talked about; what is not resolved goes up."""

    ESTATE = "estate", _("at the estate")
    COMMUNITY = "community", _("at the community")
    STREET = "street", _("at the street office")


class TopicStanding(TextChoices):
    """What has come of a topic of a series."""

    OPEN = "open", _("open")
    ANSWERED = "answered", _("answered")
    PROPOSAL = "proposal", _("became a proposal")
    RESOLUTION = "resolution", _("became a resolution")


class StepOutcome(TextChoices):
    """How a topic is settled, or that it is not and goes up."""

    ANSWERED = "answered", _("answered")
    PROPOSAL = "proposal", _("becomes a proposal")
    RESOLUTION = "resolution", _("becomes a resolution")
    SENT_UP = "sent_up", _("sent up a tier")
