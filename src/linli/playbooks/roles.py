"""Who takes part: the actors of the methods. Each code is that of the mandate (civic capacity) it needs."""

from linli.kernel.playbook import Role
from linli.kernel.sentence import mark as _

RESIDENT = "resident"
HOUSEHOLD_HEAD = "household_head"
VOLUNTEER = "volunteer"
TEAM_LEADER = "team_leader"
SELF_ORGANISATION = "self_organisation"
MICRO_GRID_WORKER = "micro_grid_worker"
GRID_WORKER = "grid_worker"
GRID_PARTY_SECRETARY = "grid_party_secretary"
COUNCIL_MEMBER = "council_member"
SUPERVISOR = "supervisor"
COMMITTEE_MEMBER = "committee_member"
PROPERTY_MANAGER = "property_manager"
PARTY_COMMITTEE = "party_committee"
COMMUNITY_OFFICER = "community_officer"
STREET_OFFICER = "street_officer"
SOCIAL_WORKER = "social_worker"
SOCIAL_WORK_SUPERVISOR = "social_work_supervisor"
AUDITOR = "auditor"

ROLES = (
    Role(RESIDENT, _("Residents")),
    Role(HOUSEHOLD_HEAD, _("Heads of households")),
    Role(VOLUNTEER, _("Volunteers")),
    Role(TEAM_LEADER, _("Volunteer team leaders")),
    Role(SELF_ORGANISATION, _("Self-organisations")),
    Role(MICRO_GRID_WORKER, _("Micro-grid workers")),
    Role(GRID_WORKER, _("Full-time grid workers")),
    Role(GRID_PARTY_SECRETARY, _("Grid party-branch secretaries")),
    Role(COUNCIL_MEMBER, _("Community council")),
    Role(SUPERVISOR, _("Supervisory committee")),
    Role(COMMITTEE_MEMBER, _("Owners' or courtyard committee")),
    Role(PROPERTY_MANAGER, _("Property firm")),
    Role(PARTY_COMMITTEE, _("Party committee of the community")),
    Role(COMMUNITY_OFFICER, _("Residents' committee")),
    Role(STREET_OFFICER, _("Street office")),
    Role(SOCIAL_WORKER, _("Social workers")),
    Role(SOCIAL_WORK_SUPERVISOR, _("Social work supervisors")),
    Role(AUDITOR, _("Auditors")),
)
