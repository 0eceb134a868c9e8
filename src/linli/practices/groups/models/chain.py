from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from linli.civic.people.models import Organisation, Person
from linli.civic.places.models import Place
from linli.practices.groups.enums import GroupProjectState, Step
from linli.practices.groups.models.groups import Group


class GroupProject(models.Model):
    """What a group took up after its activities: aim, money (fen), milestones `[[what, day], …]`.

    `source` names what carries it out (“microprojects.project:3”), where there is such a row.
    """

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="projects")
    title = models.CharField(max_length=120)
    aim = models.TextField()
    budget_fen = models.BigIntegerField()
    own_fen = models.BigIntegerField()
    matched_fen = models.BigIntegerField()
    milestones = models.JSONField()
    source = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=8, choices=GroupProjectState, default=GroupProjectState.OPEN)
    begun_on = models.DateField()
    report = models.TextField(blank=True)
    reported_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    done_on = models.DateField(null=True, blank=True)
    accepted_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    accepted_on = models.DateField(null=True, blank=True)
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["group", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["group"],
                condition=~Q(state=GroupProjectState.ACCEPTED),
                name="one_open_project_a_group",
            ),
            models.CheckConstraint(
                condition=Q(own_fen__gt=0, matched_fen__gte=0, budget_fen=F("own_fen") + F("matched_fen")),
                name="the_money_of_a_group_project_adds_up",
            ),
            models.CheckConstraint(
                condition=~Q(state=GroupProjectState.ACCEPTED)
                | Q(accepted_on__isnull=False, done_on__isnull=False),
                name="an_accepted_group_project_says_when",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.group.get_absolute_url()}#project-{self.pk}"

    @property
    def place(self) -> Place:
        return self.group.home

    @property
    def reference(self) -> str:
        """How a passage refers to it."""
        return f"groups.project:{self.pk}"


class Passage(models.Model):
    """One step of the chain, and the rows it rests on (“groups.activity:4”); it never changes."""

    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="passages")
    step = models.CharField(max_length=12, choices=Step)
    rests_on = models.JSONField()
    because = models.JSONField()
    project = models.OneToOneField(
        GroupProject, null=True, blank=True, on_delete=models.PROTECT, related_name="passage"
    )
    passed_on = models.DateField()

    class Meta:
        ordering = ["group", "id"]

    @property
    def place(self) -> Place:
        return self.group.home


class Registration(models.Model):
    """The community registered a group as an organisation (备案): its charter and the election of its leader."""

    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="registration")
    organisation = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="registration")
    charter = models.TextField()
    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    votes = models.PositiveSmallIntegerField()
    voters = models.PositiveSmallIntegerField()
    elected_on = models.DateField()
    registered_on = models.DateField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-registered_on", "-id"]

    def get_absolute_url(self) -> str:
        return reverse("groups:chain", kwargs={"organisation": self.organisation_id})

    @property
    def place(self) -> Place:
        return self.group.home
