"""What must always hold of micro-projects."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Sum

from linli.civic.ledger.models import Movement
from linli.kernel.sentence import Sentence, say
from linli.practices.microprojects.enums import MilestoneState
from linli.practices.microprojects.models import MicroProject, Milestone, Tranche
from linli.practices.microprojects.queries.hands import hands_of


def tranches_make_up_the_budget() -> Iterator[Sentence]:
    """The tranches of a planned project add up to its budget, and no more was paid than that."""
    planned = dict(Milestone.objects.values_list("project").annotate(Sum("tranche_fen")).order_by())
    paid = dict(Tranche.objects.values_list("milestone__project").annotate(Sum("amount_fen")).order_by())
    for project in MicroProject.objects.all():
        if project.pk in planned and planned[project.pk] != project.budget_fen:
            yield say("The tranches of project %(id)d do not add up to its budget.", id=project.pk)
        if paid.get(project.pk, 0) > project.budget_fen:
            yield say("More was paid for project %(id)d than its budget.", id=project.pk)


def paid_tranches_are_movements() -> Iterator[Sentence]:
    """Each tranche is the movement of its milestone, out of the project's account, in its amount; and no other went out so."""
    strange = Tranche.objects.exclude(
        amount_fen=F("movement__amount_fen"), movement__source=F("milestone__project__account")
    )
    for tranche in strange:
        yield say("Tranche %(id)d is not what its movement says.", id=tranche.pk)
    known = set(Tranche.objects.values_list("movement", flat=True))
    out = Movement.objects.filter(evidence__startswith="microprojects.milestone:").values_list(
        "pk", flat=True
    )
    for movement in set(out) - known:
        yield say("Movement %(id)d paid a milestone without a tranche.", id=movement)


def tranches_follow_acceptance() -> Iterator[Sentence]:
    """What was paid had been accepted."""
    for tranche in Tranche.objects.exclude(milestone__state=MilestoneState.ACCEPTED):
        yield say("Tranche %(id)d was paid for what is not accepted.", id=tranche.pk)


def nobody_accepts_their_own_work() -> Iterator[Sentence]:
    """Who accepted has neither reported nor paid, and who paid has neither reported nor accepted."""
    projects = list(MicroProject.objects.all())
    for project, hands in hands_of(projects).items():
        doers = set(hands.workers) | set(hands.payers)
        if doers & set(hands.acceptors) or set(hands.workers) & set(hands.payers):
            yield say(
                "In project %(id)d one person built, accepted or paid more than one of the three.", id=project
            )


AUDITS = (
    tranches_make_up_the_budget,
    paid_tranches_are_movements,
    tranches_follow_acceptance,
    nobody_accepts_their_own_work,
)
