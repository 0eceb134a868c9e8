from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    """Every kind of organisation that the article names."""

    PARTY_COMMITTEE = "party_committee", _("community party committee")
    RESIDENTS_COMMITTEE = "residents_committee", _("residents' committee")
    COUNCIL = "council", _("council")
    SUPERVISORY_COMMITTEE = "supervisory_committee", _("supervisory committee")
    OWNERS_COMMITTEE = "owners_committee", _("owners' committee")
    COURTYARD_COMMITTEE = "courtyard_committee", _("courtyard committee")
    PROPERTY_FIRM = "property_firm", _("property firm")
    SELF_ORGANISATION = "self_organisation", _("self-organisation")
    VOLUNTEER_TEAM = "volunteer_team", _("volunteer team")
    MICRO_GRID_TEAM = "micro_grid_team", _("micro-grid team")
    GRID_PARTY_BRANCH = "grid_party_branch", _("grid party branch")
    SOCIAL_ORGANISATION = "social_organisation", _("social-work organisation")
    STREET_OFFICE = "street_office", _("street office")
    ALLIANCE = "alliance", _("alliance")
    FIRM = "firm", _("firm")
