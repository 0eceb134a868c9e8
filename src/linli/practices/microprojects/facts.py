"""Numbers about micro-projects that gates may ask for."""

from __future__ import annotations

from django.db.models import Count, Q

from linli.civic.process.models import Run
from linli.practices.microprojects.enums import MilestoneState
from linli.practices.microprojects.models import MicroProject, Milestone


def milestones(run: Run) -> list[int]:
    """Milestones accepted, and all; a project that is not planned yet counts as one that is not accepted."""
    mine = Milestone.objects.filter(project__run=run)
    unplanned = MicroProject.objects.filter(run=run, milestones=None).count()
    return [mine.filter(state=MilestoneState.ACCEPTED).count(), mine.count() + unplanned]


def acceptances(run: Run) -> list[int]:
    """Projects whose acceptance is signed, and all."""
    return _done(run, Q(acceptance__isnull=False))


def ratings(run: Run) -> dict[str, list[int]]:
    """Project → households that rated it, households that benefit."""
    rows = MicroProject.objects.filter(run=run).annotate(n=Count("ratings"))
    return {
        f"{estate} · {title}": [n, benefiting]
        for estate, title, n, benefiting in rows.values_list("estate__name", "title", "n", "beneficiaries")
    }


def upkeep(run: Run) -> list[int]:
    """Projects with a group for their upkeep, and all."""
    return _done(run, Q(upkeep__isnull=False))


def _done(run: Run, which: Q) -> list[int]:
    projects = MicroProject.objects.filter(run=run)
    return [projects.filter(which).count(), projects.count()]


FACTS = {
    "microprojects.milestones": milestones,
    "microprojects.acceptances": acceptances,
    "microprojects.ratings": ratings,
    "microprojects.upkeep": upkeep,
}
