from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from linli.civic.ledger.models import Account
from linli.civic.people.models import Organisation
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.kernel.money import Money
from linli.kernel.share import Share
from linli.practices.microprojects.enums import MilestoneState, ProjectState


class MicroProject(models.Model):
    """What an estate builds with its own part and the fund's: design, budget, account, and how far it has come.

    `run` is the run in whose last stages it is carried out. `source` names the row it comes from ("contests.entry:12",
    "needs.group:7"), `basis` says in words what it rests on. `own_fen` and `matched_fen` lie on `account`; `budget_fen` is
    what may be spent of it: what the lines cost, never more than was granted. `beneficiaries` are the households that benefit. The days tell when it was opened, begun, accepted and closed.
    """

    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="micro_projects")
    estate = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="micro_projects")
    title = models.CharField(max_length=120)
    problem = models.TextField(blank=True)
    design = models.TextField(blank=True)
    upkeep_plan = models.TextField(blank=True)
    source = models.CharField(max_length=80, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    own_fen = models.BigIntegerField()
    matched_fen = models.BigIntegerField()
    budget_fen = models.BigIntegerField()
    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="micro_project")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="micro_projects"
    )
    contractor = models.CharField(max_length=120, blank=True)
    beneficiaries = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=ProjectState, default=ProjectState.PLANNED)
    opened_on = models.DateField()
    started_on = models.DateField(null=True, blank=True)
    accepted_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    client_id = models.UUIDField(unique=True, null=True, blank=True)

    class Meta:
        ordering = ["estate__path", "id"]
        indexes = [models.Index(fields=["accepted_on"], name="project_by_acceptance")]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "estate"],
                condition=~Q(source=""),
                name="one_project_of_a_source_in_an_estate",
            ),
            models.CheckConstraint(
                condition=Q(own_fen__gte=0)
                & Q(matched_fen__gte=0)
                & (Q(own_fen__gt=0) | Q(matched_fen__gt=0)),
                name="a_project_has_money",
            ),
            models.CheckConstraint(
                condition=Q(budget_fen__gt=0) & Q(budget_fen__lte=F("own_fen") + F("matched_fen")),
                name="a_budget_is_within_what_was_granted",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ProjectState.ACCEPTED, ProjectState.CLOSED])
                | Q(accepted_on__isnull=False),
                name="an_accepted_project_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=ProjectState.CLOSED) | Q(closed_on__isnull=False),
                name="a_closed_project_says_when",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("microprojects:project", kwargs={"project": self.pk})

    @property
    def place(self) -> Place:
        return self.estate

    @property
    def reference(self) -> str:
        """How movements of money refer to it."""
        return f"microprojects.microproject:{self.pk}"

    @property
    def is_closed(self) -> bool:
        return self.state == ProjectState.CLOSED

    @property
    def carried_out_by(self) -> str:
        """Who builds: the group or firm of the register, else the words for it."""
        return self.organisation.name if self.organisation else self.contractor


class BudgetLine(models.Model):
    """One line of a project's budget as it was agreed, in fen."""

    project = models.ForeignKey(MicroProject, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    amount_fen = models.BigIntegerField()

    class Meta:
        ordering = ["project", "number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="one_project_line_a_number"),
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="a_project_line_costs_something"),
        ]

    def __str__(self):
        return self.title

    @property
    def place(self) -> Place:
        return self.project.estate


class Milestone(models.Model):
    """One step of the work, and the tranche that is paid once it is accepted: `share` of the budget, in fen.

    `accepted_on` is the day on which a supervisor accepted it.
    """

    project = models.ForeignKey(MicroProject, on_delete=models.CASCADE, related_name="milestones")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    due_on = models.DateField()
    share = models.CharField(max_length=40)
    tranche_fen = models.BigIntegerField()
    state = models.CharField(max_length=8, choices=MilestoneState, default=MilestoneState.PLANNED)
    accepted_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["project", "number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="one_milestone_a_number"),
            models.CheckConstraint(condition=Q(tranche_fen__gte=0), name="a_tranche_is_not_negative"),
            models.CheckConstraint(
                condition=Q(state=MilestoneState.ACCEPTED, accepted_on__isnull=False)
                | (~Q(state=MilestoneState.ACCEPTED) & Q(accepted_on=None)),
                name="an_accepted_milestone_says_when",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self) -> str:
        return f"{self.project.get_absolute_url()}#milestone-{self.number}"

    @property
    def place(self) -> Place:
        return self.project.estate

    @property
    def run(self) -> Run:
        return self.project.run

    @property
    def reference(self) -> str:
        """How movements of money refer to it."""
        return f"microprojects.milestone:{self.pk}"

    @property
    def tranche_told(self) -> str:
        return str(Money(self.tranche_fen))

    @property
    def share_told(self) -> str:
        """ "40%" or "1/3"."""
        return Share.parse(self.share).words()
