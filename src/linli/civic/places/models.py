from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.civic.places.enums import EstateKind, GridLevel, Level


class PlaceQuerySet(models.QuerySet):
    def within(self, place: "Place") -> "PlaceQuerySet":
        """The place itself and all that lies in it."""
        return self.filter(path__startswith=place.path)

    def estates(self) -> "PlaceQuerySet":
        return self.filter(level=Level.ESTATE)


class Place(models.Model):
    """One place of the tree.

    `code` is the official statistics code down to the community (12 digits), and `<parent's code>-<n>` below it.
    `path` joins the codes from the city down, `/5101/510112/…/`, so that “lies within” is “path starts with”.
    `households` is the declared number of households of an estate, where the register is not yet complete.
    """

    code = models.CharField(max_length=40, unique=True)
    level = models.CharField(max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField(max_length=200, db_index=True)
    official_name = models.CharField(max_length=80)
    name = models.CharField(max_length=80)
    pinyin = models.CharField(max_length=200, blank=True)
    initials = models.CharField(max_length=40, blank=True)
    estate_kind = models.CharField(max_length=20, choices=EstateKind, blank=True)
    households = models.PositiveIntegerField(default=0)
    invented = models.BooleanField(default=False, help_text=_("made up for a demonstration"))
    boundary = models.JSONField(null=True, blank=True, help_text=_("GeoJSON polygon, WGS-84"))

    objects = PlaceQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level=Level.ESTATE) | Q(estate_kind=""), name="only_estates_have_an_estate_kind"
            ),
            models.CheckConstraint(condition=Q(path__startswith="/"), name="place_path_starts_at_the_root"),
        ]

    def __str__(self):
        return self.name

    @property
    def place(self) -> "Place":
        return self

    @property
    def community_code(self) -> str:
        """The code of the community that this place is or lies in; a wider place's own code."""
        codes = self.codes_down_to_it
        return codes[3] if len(codes) > 3 else self.code

    @property
    def codes_down_to_it(self) -> list[str]:
        """The codes of the places that contain it, the widest first, and its own."""
        return self.path.strip("/").split("/")

    @property
    def paths_down_to_it(self) -> list[str]:
        """The paths of the places that contain it, the widest first, and its own."""
        codes = self.codes_down_to_it
        return [f"/{'/'.join(codes[:end])}/" for end in range(1, len(codes) + 1)]

    @property
    def is_local(self) -> bool:
        """Whether this is a community or lies in one."""
        return self.path.count("/") > 4

    def contains(self, other: "Place") -> bool:
        """Whether the other place is this one or lies in it."""
        return other.path.startswith(self.path)


class Grid(models.Model):
    """A grid or micro-grid: an area of a community with its households, laid over estates."""

    level = models.CharField(max_length=10, choices=GridLevel)
    community = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="grids")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="micro_grids"
    )
    name = models.CharField(max_length=80)
    households = models.PositiveIntegerField(default=0)
    boundary = models.JSONField(null=True, blank=True, help_text=_("GeoJSON polygon, WGS-84"))

    class Meta:
        ordering = ["community", "name"]
        constraints = [
            models.UniqueConstraint(fields=["community", "name"], name="one_grid_of_a_name_in_a_community"),
            models.CheckConstraint(
                condition=Q(level=GridLevel.MICRO_GRID) | Q(parent=None),
                name="only_micro_grids_lie_in_a_grid",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def place(self) -> Place:
        return self.community
