from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class ChangeState(TextChoices):
    OPEN = "open", _("waiting for an answer")
    TAKEN = "taken", _("taken up")
    DECLINED = "declined", _("not taken up")


class EntryState(TextChoices):
    DRAFT = "draft", _("draft")
    ENTERED = "entered", _("entered")
    WITHDRAWN = "withdrawn", _("withdrawn")
    FAILED = "failed", _("failed")
    MATCHED = "matched", _("waiting for the award")
    AWARDED = "awarded", _("awarded")


STANDING = (EntryState.DRAFT, EntryState.ENTERED, EntryState.MATCHED, EntryState.AWARDED)
"""An estate has at most one standing entry in a contest."""


ESTATE_ROLES = ("committee_member", "self_organisation")
"""The capacities that speak for an estate in a contest."""


class Side(TextChoices):
    """The two sides of an agreement."""

    OFFICE = "office", _("residents' committee")
    ESTATE = "estate", _("estate")
