from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """The storeys of the tree, from the widest to the narrowest."""

    CITY = "city", _("city")
    DISTRICT = "district", _("district")
    STREET = "street", _("street")
    COMMUNITY = "community", _("community")
    ESTATE = "estate", _("estate")
    BUILDING = "building", _("building")
    UNIT = "unit", _("unit")


class EstateKind(TextChoices):
    """The three kinds of estate that the article tells apart (三类小区)."""

    RURAL_RESETTLEMENT = "rural_resettlement", _("rural resettlement estate")
    COMMODITY = "commodity", _("commodity housing estate")
    THREE_WITHOUT = "three_without", _("“three-without” estate")


class GridLevel(TextChoices):
    """General grid (300–500 households) and micro-grid (30–100 households)."""

    GRID = "grid", _("grid")
    MICRO_GRID = "micro_grid", _("micro-grid")
