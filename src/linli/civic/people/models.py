from django.conf import settings
from django.db import models
from django.db.models import F, Q

from linli.civic.people.enums import OrganisationKind
from linli.civic.places.models import Place


class Household(models.Model):
    """The people of one dwelling: the unit that fills in a form, pledges and rates, through one adult.

    `code_digest` is the keyed digest of the code on the household's slip; the code itself is never stored.
    """

    estate = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="households_register")
    address = models.CharField(max_length=80)
    code_digest = models.CharField(max_length=64, unique=True, null=True, blank=True)
    moved_out_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["estate", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["estate", "address"],
                condition=Q(moved_out_on=None),
                name="one_household_at_an_address",
            )
        ]

    def __str__(self):
        return self.address

    @property
    def place(self) -> Place:
        return self.estate


class Person(models.Model):
    """A person whom the platform knows by name because some task needs it. `phone` is E.164."""

    name = models.CharField(max_length=60)
    phone = models.CharField(max_length=20, blank=True)
    household = models.ForeignKey(
        Household, null=True, blank=True, on_delete=models.PROTECT, related_name="members"
    )
    is_head = models.BooleanField(default=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="person"
    )
    invented = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["phone"], condition=~Q(phone=""), name="one_person_of_a_phone"),
            models.UniqueConstraint(
                fields=["household"], condition=Q(is_head=True), name="one_head_of_a_household"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def place(self) -> Place | None:
        """Where the person lives, as far as the register knows."""
        return self.household.estate if self.household else None


class Organisation(models.Model):
    """A body with a name and a place: committees, teams, firms, offices."""

    kind = models.CharField(max_length=24, choices=OrganisationKind)
    name = models.CharField(max_length=80)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="organisations")
    founded_on = models.DateField()
    dissolved_on = models.DateField(null=True, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="derived"
    )
    founded_in_run = models.BigIntegerField(null=True, blank=True)
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["place", "kind", "name"]
        constraints = [
            models.UniqueConstraint(fields=["place", "name"], name="one_organisation_of_a_name_at_a_place"),
            models.CheckConstraint(
                condition=Q(dissolved_on=None) | Q(dissolved_on__gte=F("founded_on")),
                name="organisation_dissolved_after_its_founding",
            ),
        ]

    def __str__(self):
        return self.name


class Membership(models.Model):
    """Somebody belongs to an organisation for a time."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"], condition=Q(left_on=None), name="one_standing_membership"
            )
        ]

    @property
    def place(self) -> Place:
        return self.organisation.place
