"""What of the micro-projects waits for somebody."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.civic.process.queries import Waiting, open_runs_for
from linli.kernel.sentence import Sentence, say
from linli.practices.microprojects.enums import MilestoneState, ProjectState
from linli.practices.microprojects.models import MicroProject, Milestone, Rating
from linli.practices.microprojects.queries.hands import bodies_of, hands_of, ties_to
from linli.practices.microprojects.rules.independence import may_accept, may_pay

PLANNERS = {"social_worker", "committee_member", "self_organisation"}
BUILDERS = {"committee_member", "self_organisation", "property_manager"}
OWNERS = {"committee_member", "self_organisation"}


def waiting(by) -> list[Waiting]:
    """Milestones to plan, report, accept and pay; projects to accept, to rate, to hand over, to learn from (8 queries at most)."""
    runs = {run.pk: run for run in open_runs_for(by)}
    if not runs:
        return []
    projects = MicroProject.objects.filter(run__in=runs, closed_on=None).select_related(
        "estate", "upkeep", "lessons"
    )
    projects = list(projects.prefetch_related("milestones__tranche"))
    if not projects:
        return []
    return [*_for_office(by, runs, projects), *_for_household(by, runs, projects)]


def _for_office(by, runs: dict[int, Run], projects: list[MicroProject]) -> list[Waiting]:
    if not by.mandates:
        return []
    hands, bodies = hands_of(projects), bodies_of(by)
    found = []
    for project in projects:
        run = runs[project.run_id]
        judges = by.person and (by.person.pk, hands[project.pk], ties_to(by, project, bodies))
        found += _planning(by, run, project)
        for milestone in project.milestones.all():
            found += _milestone(by, run, project, milestone, judges)
        found += _concluding(by, run, project, judges)
    return found


def _planning(by, run: Run, project: MicroProject) -> list[Waiting]:
    if project.milestones.all() or not by.holds(PLANNERS, project.estate):
        return []
    title = say("Plan the milestones of “%(project)s”", project=project.title)
    return [_waiting(run, project.estate, title, "plan", project=project.pk)]


def _milestone(by, run: Run, project: MicroProject, milestone: Milestone, judges) -> list[Waiting]:
    words = {"milestone": milestone.title, "project": project.title}
    if milestone.state == MilestoneState.REPORTED:
        if _open(by, run, "accept_milestone", project) and may_accept(*judges):
            title = say("Inspect “%(milestone)s” of “%(project)s”", **words)
            return [_waiting(run, project.estate, title, "accept", milestone=milestone.pk)]
    elif milestone.state == MilestoneState.ACCEPTED:
        unpaid = milestone.tranche_fen and not hasattr(milestone, "tranche")
        if unpaid and _open(by, run, "release_tranche", project) and may_pay(*judges):
            title = say(
                "Release %(amount)s for “%(milestone)s” of “%(project)s”",
                amount=milestone.tranche_told,
                **words,
            )
            return [_waiting(run, project.estate, title, "release", milestone=milestone.pk)]
    elif _open(by, run, "report_progress", project):
        title = say("Report on “%(milestone)s” of “%(project)s”", **words)
        why = say("It was sent back.") if milestone.state == MilestoneState.IN_WORK else None
        return [_waiting(run, project.estate, title, "report", why, milestone.due_on, milestone=milestone.pk)]
    return []


def _concluding(by, run: Run, project: MicroProject, judges) -> list[Waiting]:
    name = {"project": project.title}
    steps = project.milestones.all()
    done = steps and all(one.state == MilestoneState.ACCEPTED for one in steps)
    if project.state != ProjectState.ACCEPTED:
        if done and _open(by, run, "accept_project", project) and may_accept(*judges):
            return [
                _waiting(
                    run, project, say("Accept “%(project)s”", **name), "accept_whole", project=project.pk
                )
            ]
        return []
    found = []
    if not hasattr(project, "upkeep") and _open(by, run, "hand_over_upkeep", project):
        found.append(
            _waiting(
                run,
                project,
                say("Name a group for the upkeep of “%(project)s”", **name),
                "upkeep",
                project=project.pk,
            )
        )
    if not hasattr(project, "lessons") and _open(by, run, "write_lessons", project):
        found.append(
            _waiting(
                run, project, say("Write the lessons of “%(project)s”", **name), "lessons", project=project.pk
            )
        )
    return found


def _for_household(by, runs: dict[int, Run], projects: list[MicroProject]) -> list[Waiting]:
    """The projects of the household's own estate that can be rated and that it has not rated."""
    mine = [
        one
        for one in projects
        if by.household
        and one.estate_id == by.household.estate_id
        and _open(by, runs[one.run_id], "rate", one)
    ]
    if not mine:
        return []
    rated = set(
        Rating.objects.filter(household=by.household, project__in=mine).values_list("project", flat=True)
    )
    return [
        _waiting(
            runs[one.run_id],
            one,
            say("Rate “%(project)s”", project=one.title),
            "rate_project",
            project=one.pk,
        )
        for one in mine
        if one.pk not in rated
    ]


def _open(by, run: Run, verb: str, project: MicroProject) -> bool:
    """Whether the run's open stage gives this verb to a role that the actor holds at the project's estate."""
    return by.holds(run.playbook.roles_for(run.stage_code, f"microprojects.{verb}"), project.estate)


def _waiting(
    run: Run,
    place: Place,
    title: Sentence,
    page: str,
    why: Sentence | None = None,
    due: date | None = None,
    **kwargs,
) -> Waiting:
    standing = [passage for passage in run.passages.all() if passage.left_at is None]
    due = due or (standing[0].due_on if standing else None)
    return Waiting(
        title=title,
        place=place,
        url=reverse(f"microprojects:{page}", kwargs=kwargs),
        why=why,
        due=due,
        run=run,
    )
