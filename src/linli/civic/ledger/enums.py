from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AccountKind(TextChoices):
    """What an account is for."""

    OUTSIDE = "outside", _("outside world")
    OWN_PART = "own_part", _("neighbours' own part")
    GUARANTEE_FUND = "guarantee_fund", _("community guarantee fund")
    PROJECT = "project", _("project budget")
