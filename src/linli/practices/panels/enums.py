from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Decision(TextChoices):
    """What became of a candidate; `pending` until the decisions are published."""

    PENDING = "pending", _("not decided yet")
    ACCEPTED = "accepted", pgettext_lazy("panel", "accepted")
    WAITING = "waiting", _("on the waiting list")
    DECLINED = "declined", _("not accepted")


class ConflictKind(TextChoices):
    """Why somebody does not score a candidate."""

    AUTHOR = "author", _("author of the candidate")
    KINSHIP = "kinship", _("kin of an author")
    ORGANISATION = "organisation", _("belongs to the organisation that proposes")
    OWN_ESTATE = "own_estate", _("own estate")
    OTHER = "other", _("another interest")


class Origin(TextChoices):
    """How a conflict became known."""

    FOUND = "found", _("found in the register")
    DECLARED = "declared", _("declared by the reviewer")
    RECORDED = "recorded", _("recorded by the office")


REVIEWER_ROLES = ("council_member", "supervisor", "social_worker", "committee_member", "resident")
"""The capacities that may sit on a panel, the first that one holds is the one in which one sits."""

ORGANISER_ROLES = ("community_officer", "party_committee")
"""Who opens, decides or coordinates does not score."""
