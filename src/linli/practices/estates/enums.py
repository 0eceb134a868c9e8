from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Tier(TextChoices):
    """示范, 提升, 完善: the three classes of the three tiers."""

    DEMONSTRATE = "demonstrate", _("to demonstrate")
    IMPROVE = "improve", _("to improve")
    COMPLETE = "complete", _("to complete")


FILLERS = ("social_worker", "grid_worker", "micro_grid_worker")
"""Who fills in a profile on site."""

COMMENTERS = ("committee_member", "self_organisation")
"""Who speaks for an estate about its plan, beside its households."""

WORKERS = frozenset(
    {*FILLERS, "community_officer", "party_committee", "supervisor", "auditor", "committee_member"}
)
"""Who is shown the answers of a profile that are not public."""
