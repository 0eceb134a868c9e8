from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class RaiseState(TextChoices):
    OPEN = "open", _("raising")
    CLOSED = "closed", _("matched")
    FAILED = "failed", _("ended without a match")


class Channel(TextChoices):
    """How a household pays."""

    ONLINE = "online", _("online")
    CASH = "cash", _("cash")


class PledgeState(TextChoices):
    PROMISED = "promised", _("pledged")
    REPORTED = "reported", _("transfer reported, being checked")
    RECORDED = "recorded", _("cash recorded, waiting for a second person")
    PAID = "paid", _("paid")
    WITHDRAWN = "withdrawn", _("withdrawn")
    REFUNDED = "refunded", _("given back")


STANDING = (PledgeState.PROMISED, PledgeState.REPORTED, PledgeState.RECORDED, PledgeState.PAID)
"""A household has at most one standing pledge in a raising."""

UNCONFIRMED = (PledgeState.REPORTED, PledgeState.RECORDED)
"""Somebody says that money came; a second person has not confirmed it yet."""
