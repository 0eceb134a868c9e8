from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class BallotKind(TextChoices):
    """How a ballot says what its voter wants; `none` where the panel's scores decide alone."""

    APPROVAL = "approval", _("tick so many options")
    KNAPSACK = "knapsack", _("tick options until the budget is spent")
    POINTS = "points", _("share out points")
    NONE = "none", _("no residents' vote: the panel's scores decide")


class VoterUnit(TextChoices):
    """Whose ballot one ballot is."""

    HOUSEHOLD = "household", _("one ballot a household")
    PERSON = "person", _("one ballot a person")


class Channel(TextChoices):
    ONLINE = "online", _("online")
    HALL = "hall", _("in the hall")
    PAPER = "paper", _("on paper")


class SecondBallot(TextChoices):
    """What happens when a voter comes again through another channel."""

    REFUSE = "refuse", _("the first stands, a second through another channel is refused")
    REPLACE = "replace", _("the latest counts, whatever its channel")


class VoteState(TextChoices):
    PREPARING = "preparing", _("being prepared")
    OPEN = "open", _("open for ballots")
    CLOSED = "closed", _("closed, not computed yet")
    ALLOCATED = "allocated", _("computed and published")
    CALLED_OFF = "called_off", _("called off")


class BallotState(TextChoices):
    PENDING = "pending", _("waits for the check")
    COUNTED = "counted", _("counted")
    REPLACED = "replaced", _("replaced by a later ballot")
    DUPLICATE = "duplicate", _("not counted: this voter's ballot was counted before")
    SPOILT = "spoilt", _("not counted: spoilt")
    REJECTED = "rejected", _("not counted: the sheet was rejected")


class SheetState(TextChoices):
    WAITING = "waiting", _("waits for the check")
    ACCEPTED = "accepted", _("checked")
    REJECTED = "rejected", _("rejected")


class OptionState(TextChoices):
    STANDING = "standing", _("to be decided")
    CHOSEN = "chosen", _("chosen")
    PART = "part", _("chosen, funded in part")
    NOT_CHOSEN = "not_chosen", _("not chosen")
