from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Capacity(TextChoices):
    """The capacities in which people act; playbooks name them as roles."""

    RESIDENT = "resident", _("resident")
    HOUSEHOLD_HEAD = "household_head", _("household head")
    VOLUNTEER = "volunteer", _("volunteer")
    TEAM_LEADER = "team_leader", _("volunteer team leader")
    SELF_ORGANISATION = "self_organisation", _("leader of a self-organisation")
    MICRO_GRID_WORKER = "micro_grid_worker", _("micro-grid worker")
    GRID_WORKER = "grid_worker", _("full-time grid worker")
    GRID_PARTY_SECRETARY = "grid_party_secretary", _("grid party-branch secretary")
    COUNCIL_MEMBER = "council_member", _("council member")
    SUPERVISOR = "supervisor", _("supervisory-committee member")
    COMMITTEE_MEMBER = "committee_member", _("committee member of an estate")
    PROPERTY_MANAGER = "property_manager", _("property manager")
    PARTY_COMMITTEE = "party_committee", _("community party committee")
    COMMUNITY_OFFICER = "community_officer", _("community officer")
    STREET_OFFICER = "street_officer", _("street officer")
    SOCIAL_WORKER = "social_worker", _("social worker")
    SOCIAL_WORK_SUPERVISOR = "social_work_supervisor", _("social work supervisor")
    AUDITOR = "auditor", _("auditor")
    SYSTEM_ADMINISTRATOR = "system_administrator", _("system administrator")
    SECURITY_ADMINISTRATOR = "security_administrator", _("security administrator")
    AUDIT_ADMINISTRATOR = "audit_administrator", _("audit administrator")


RESIDENT_CAPACITIES = frozenset({Capacity.RESIDENT, Capacity.HOUSEHOLD_HEAD})
"""Held by living in a household, not by a mandate."""

STAFF_CAPACITIES = frozenset(
    {
        Capacity.PROPERTY_MANAGER,
        Capacity.PARTY_COMMITTEE,
        Capacity.COMMUNITY_OFFICER,
        Capacity.STREET_OFFICER,
        Capacity.SOCIAL_WORKER,
        Capacity.SOCIAL_WORK_SUPERVISOR,
        Capacity.AUDITOR,
        Capacity.SYSTEM_ADMINISTRATOR,
        Capacity.SECURITY_ADMINISTRATOR,
        Capacity.AUDIT_ADMINISTRATOR,
    }
)
"""Held as one's work: these accounts need a second factor."""
