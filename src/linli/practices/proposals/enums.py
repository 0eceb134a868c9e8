from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class CallKind(TextChoices):
    """What a call asks for."""

    PROPOSALS = "proposals", _("proposals of teams")
    NOMINATIONS = "nominations", _("nominations of estates")


class ProposalState(TextChoices):
    DRAFT = "draft", _("draft")
    STANDING = "standing", _("submitted")
    WITHDRAWN = "withdrawn", _("withdrawn")
    MERGED = "merged", _("merged into another")
    AWARDED = "awarded", _("awarded")
    NOT_AWARDED = "not_awarded", _("not awarded")
    CARRIED_OUT = "carried_out", _("carried out")


IN_THE_RACE = (ProposalState.STANDING, ProposalState.AWARDED, ProposalState.NOT_AWARDED)
"""What goes on to the panel, also when a run is sent back after its award."""

DECIDED = (ProposalState.AWARDED, ProposalState.NOT_AWARDED, ProposalState.CARRIED_OUT)


class Channel(TextChoices):
    """How a household co-signed."""

    ONLINE = "online", _("online")
    PAPER = "paper", _("on paper")


class Aspect(TextChoices):
    """What advice is about; it is never a score."""

    COMMENT = "comment", _("comment")
    FEASIBILITY = "feasibility", _("feasibility")
    BUDGET = "budget", _("budget check")


class MergerState(TextChoices):
    OPEN = "open", _("waiting for consent")
    AGREED = "agreed", _("agreed")
    DECLINED = "declined", _("declined")
    LAPSED = "lapsed", _("lapsed")


AUTHOR_ROLES = ("self_organisation", "team_leader", "resident", "household_head")
"""The capacities in which one proposes; the run's method says which of them."""

NOMINATING_ROLES = ("committee_member", "self_organisation")
"""The capacities that speak for an estate."""
