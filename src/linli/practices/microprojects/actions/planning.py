"""The plan of the work: milestones, and who carries it out."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from linli.civic.people.models import Organisation
from linli.kernel.sentence import say
from linli.kernel.verdict import refuse_if
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.practices.microprojects.actions.locking import locked_project
from linli.practices.microprojects.enums import ProjectState
from linli.practices.microprojects.models import MicroProject, Milestone
from linli.practices.microprojects.rules import planning


@transaction.atomic
def plan_milestones(
    *,
    by,
    project: MicroProject,
    milestones: Sequence[planning.MilestoneDraft],
    organisation: Organisation | None = None,
    contractor: str = "",
) -> MicroProject:
    """Set the milestones, in place of those planned before, and who carries them out.

    The tranches add up to the budget to the fen. Refuses shares that do not make up the whole, and any change once
    work has begun.
    """
    permit(by, "microprojects.plan_milestones", project)
    project = locked_project(project)
    refuse_if(
        say("Work on “%(project)s” has begun; its milestones no longer change.", project=project.title)
        if project.state != ProjectState.PLANNED
        else None
    )
    builder = bool(organisation or contractor.strip())
    refuse_if(say("Please say who carries it out.") if not builder else None, "contractor")
    plan = planning.planned(project.budget_fen, milestones)
    _keep(project, plan)
    project.organisation, project.contractor = organisation, contractor.strip()
    project.save(update_fields=["organisation", "contractor"])
    record(
        by,
        "microprojects.plan_milestones",
        project,
        tells=say("“%(project)s” is planned in %(n)d milestones", project=project.title, n=len(plan)),
        content={
            "milestones": [
                [one.title, one.due_on.isoformat(), str(one.share), one.tranche_fen] for one in plan
            ]
        },
    )
    return project


def _keep(project: MicroProject, plan: Sequence[planning.PlannedMilestone]) -> None:
    """Put the planned milestones in place of those before."""
    project.milestones.all().delete()
    Milestone.objects.bulk_create(
        Milestone(
            project=project,
            number=number,
            title=one.title[:120],
            due_on=one.due_on,
            share=str(one.share),
            tranche_fen=one.tranche_fen,
        )
        for number, one in enumerate(plan, 1)
    )
