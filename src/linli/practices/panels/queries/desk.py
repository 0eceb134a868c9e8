"""What waits for reviewers and for the office beyond the duties of a stage."""

from __future__ import annotations

from django.db.models import Exists, OuterRef
from django.urls import reverse

from linli.civic.process.enums import RunState
from linli.civic.process.queries import Waiting
from linli.kernel.sentence import say
from linli.platform import clock
from linli.practices.panels.enums import REVIEWER_ROLES
from linli.practices.panels.models import Assignment, Conflict, Panel, Reviewer, ScoreSheet


def waiting(by) -> list[Waiting]:
    """Declarations and scores that this actor owes, and panels to be published by them (3 queries at most)."""
    return [*_of_reviewer(by), *_of_office(by)]


def _of_reviewer(by) -> list[Waiting]:
    if by.person is None or not by.holds(REVIEWER_ROLES):
        return []
    seats = Reviewer.objects.filter(
        person=by.person, recused_at=None, panel__published_at=None, panel__replaced_by=None
    )
    seats = seats.filter(panel__run__state=RunState.OPEN, panel__closes_on__gte=clock.today())
    seats = list(seats.select_related("panel__run__place", "panel__run__edition"))
    owed = _owed(seats) if seats else {}
    return [found for seat in seats if (found := _owes(seat, owed.get(seat.pk, 0)))]


def _owed(seats: list[Reviewer]) -> dict[int, int]:
    """Reviewer → candidates assigned to them that have no sheet for what they say now."""
    sheet = ScoreSheet.objects.filter(
        reviewer=OuterRef("reviewer"),
        candidate=OuterRef("candidate"),
        content_digest=OuterRef("candidate__content_digest"),
    )
    conflict = Conflict.objects.filter(reviewer=OuterRef("reviewer"), candidate=OuterRef("candidate"))
    open_ones = Assignment.objects.filter(reviewer__in=seats, ended_at=None, candidate__withdrawn_at=None)
    counted: dict[int, int] = {}
    for reviewer in open_ones.filter(~Exists(sheet), ~Exists(conflict)).values_list("reviewer", flat=True):
        counted[reviewer] = counted.get(reviewer, 0) + 1
    return counted


def _owes(seat: Reviewer, owed: int) -> Waiting | None:
    run, due = seat.run, seat.panel.closes_on
    if seat.declared_at is None:
        return Waiting(
            title=say(
                "Say whether you have an interest in one of the candidates of “%(run)s”", run=run.title
            ),
            place=run.place,
            url=reverse("panels:declare_conflict", kwargs={"run": run.pk}),
            why=say("You can score as soon as you have declared it."),
            due=due,
            run=run,
        )
    if not owed:
        return None
    return Waiting(
        title=say("Score the candidates of “%(run)s”: %(n)d to go", run=run.title, n=owed),
        place=run.place,
        url=reverse("panels:score", kwargs={"run": run.pk}),
        why=say("You see the others' scores of a candidate when yours is in."),
        due=due,
        run=run,
    )


def _of_office(by) -> list[Waiting]:
    if not by.holds({"community_officer"}):
        return []
    over = Panel.objects.filter(published_at=None, replaced_by=None, closes_on__lt=clock.today())
    over = over.filter(run__state=RunState.OPEN, opened_at__isnull=False).select_related(
        "run__place", "run__edition"
    )
    return [
        Waiting(
            title=say("Publish the decisions of “%(run)s”, or give more time for scores", run=one.run.title),
            place=one.place,
            url=reverse("panels:publish_decisions", kwargs={"run": one.run_id}),
            why=say("The last day for scores is over."),
            due=one.closes_on,
            run=one.run,
        )
        for one in over
        if by.holds({"community_officer"}, one.place)
    ]
