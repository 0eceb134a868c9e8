from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from linli.civic.people.models import Household, Organisation, Person
from linli.civic.places.models import Place
from linli.practices.groups.enums import CountedBy
from linli.practices.groups.rules import Held


class Group(models.Model):
    """Neighbours who do something together, informally; `organisation` once the community registered it."""

    home = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="groups")
    name = models.CharField(max_length=80)
    aim = models.TextField()
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    household = models.ForeignKey(
        Household, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.OneToOneField(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="grown_from"
    )
    started_on = models.DateField()
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["home__path", "name"]
        constraints = [
            models.UniqueConstraint(fields=["home", "name"], name="one_group_of_a_name_at_a_place"),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(household__isnull=False),
                name="somebody_started_a_group",
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("groups:group", kwargs={"group": self.pk})

    @property
    def place(self) -> Place:
        return self.home

    @property
    def source(self) -> str:
        """How other practices refer to this group."""
        return f"groups.group:{self.pk}"


class Activity(models.Model):
    """Something that a group held: when, where, how many attended and how that is known.

    With a check-in list the number is that of the list; a number counted by hand is sure once another person confirmed it.
    """

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="activities")
    title = models.CharField(max_length=120)
    held_on = models.DateField()
    where = models.CharField(max_length=120)
    counted_by = models.CharField(max_length=4, choices=CountedBy)
    attenders = models.PositiveIntegerField()
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    household = models.ForeignKey(
        Household, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["group", "held_on", "id"]
        indexes = [models.Index(fields=["held_on"], name="activity_by_day")]
        constraints = [
            models.CheckConstraint(condition=Q(attenders__gt=0), name="an_activity_has_attenders"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="a_confirmed_activity_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(person=None) | ~Q(person=models.F("confirmed_by")),
                name="nobody_confirms_the_own_count",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.group.get_absolute_url()}#activity-{self.pk}"

    @property
    def place(self) -> Place:
        return self.group.home

    @property
    def source(self) -> str:
        """How a passage refers to it."""
        return f"groups.activity:{self.pk}"

    @property
    def is_sure(self) -> bool:
        """Whether the number of attenders counts."""
        return self.counted_by == CountedBy.LIST or self.confirmed_at is not None

    def held(self) -> Held:
        """The activity as the rule sees it."""
        return Held(self.attenders, self.is_sure)


class CheckIn(models.Model):
    """A household on the check-in list of an activity, once."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="check_ins")
    household = models.ForeignKey(Household, on_delete=models.PROTECT, related_name="+")
    people = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["activity", "id"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "household"], name="a_household_checks_in_once"),
            models.CheckConstraint(condition=Q(people__gt=0), name="a_check_in_is_of_somebody"),
        ]

    @property
    def place(self) -> Place:
        return self.activity.group.home
