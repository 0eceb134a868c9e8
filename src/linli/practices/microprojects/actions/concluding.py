"""How a project ends: somebody keeps it up, somebody says what was learnt, and what is left goes back."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from linli.civic.ledger.actions import account_for, guarantee_fund_of, move
from linli.civic.ledger.enums import AccountKind
from linli.civic.people.models import Organisation
from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.practices.microprojects.actions.locking import locked_project
from linli.practices.microprojects.enums import ProjectState
from linli.practices.microprojects.models import Lessons, MicroProject, Upkeep
from linli.practices.microprojects.rules.paying import left_over


@transaction.atomic
def hand_over_upkeep(
    *, by, project: MicroProject, organisation: Organisation, agreement: str, from_on: date | None = None
) -> Upkeep:
    """Name the group that keeps up what was built, with what was agreed; naming another later replaces it.

    Refuses a project that is not accepted, a dissolved group, and one of another community.
    """
    permit(by, "microprojects.hand_over_upkeep", project)
    project = locked_project(project)
    refuse_if(
        say("The upkeep is handed over once the project has been accepted.")
        if not project.accepted_on
        else None
    )
    agreement = filled(agreement, say("Please write what was agreed."), "agreement")
    _judge_group(project, organisation)
    upkeep, _new = Upkeep.objects.update_or_create(
        project=project,
        defaults={
            "organisation": organisation,
            "agreement": agreement,
            "person": by.person,
            "from_on": from_on or clock.today(),
        },
    )
    record(
        by,
        "microprojects.hand_over_upkeep",
        project,
        tells=say("“%(group)s” keeps up “%(project)s”", group=organisation.name, project=project.title),
        content={"organisation": organisation.pk, "agreement": agreement},
    )
    return upkeep


@transaction.atomic
def write_lessons(*, by, project: MicroProject, worked: str, hard: str, next_time: str) -> Lessons:
    """Write down what worked, what was hard and what to do next time; may be written again until the project is closed."""
    permit(by, "microprojects.write_lessons", project)
    project = locked_project(project)
    written = {"worked": worked, "hard": hard, "next_time": next_time}
    texts = {field: filled(text, say("Please fill this in."), field) for field, text in written.items()}
    lessons, _new = Lessons.objects.update_or_create(
        project=project, defaults={**texts, "written_at": clock.now()}
    )
    record(
        by,
        "microprojects.write_lessons",
        project,
        tells=say("The lessons of “%(project)s” were written down", project=project.title),
        content=texts,
    )
    return lessons


@transaction.atomic
def close_project(*, by, project: MicroProject) -> MicroProject:
    """Close an accepted project that has its upkeep and its lessons.

    What is left on its account goes back whence it came, own part and fund in the proportion in which they paid.
    """
    permit(by, "microprojects.close_project", project)
    project = locked_project(project)
    refuse_if(say("The project has to be accepted first.") if not project.accepted_on else None)
    refuse_if(
        say("A group has to be named for the upkeep first.") if not hasattr(project, "upkeep") else None
    )
    refuse_if(say("The lessons have to be written first.") if not hasattr(project, "lessons") else None)
    own, fund = _give_back(project)
    project.state, project.closed_on = ProjectState.CLOSED, clock.today()
    project.save(update_fields=["state", "closed_on"])
    record(
        by,
        "microprojects.close_project",
        project,
        tells=say(
            "“%(project)s” was closed; %(left)s went back", project=project.title, left=str(Money(own + fund))
        )
        if own + fund
        else say("“%(project)s” was closed", project=project.title),
        content={"own_fen": own, "fund_fen": fund},
    )
    return project


def _judge_group(project: MicroProject, organisation: Organisation) -> None:
    refuse_if(
        say("“%(group)s” has been dissolved.", group=organisation.name)
        if organisation.dissolved_on
        else None,
        "organisation",
    )
    near = organisation.place.community_code == project.estate.community_code or organisation.place.contains(
        project.estate
    )
    refuse_if(
        say("“%(group)s” belongs to another community.", group=organisation.name) if not near else None,
        "organisation",
    )


def _give_back(project: MicroProject) -> tuple[int, int]:
    own, fund = left_over(project.account.balance_fen, project.own_fen, project.matched_fen)
    homes = (
        (own, lambda: account_for(project.estate, AccountKind.OWN_PART, project.title)),
        (fund, lambda: guarantee_fund_of(project.estate)),
    )
    for amount_fen, home in homes:
        if amount_fen:
            move(
                source=project.account,
                target=home(),
                amount_fen=amount_fen,
                purpose=project.title,
                evidence=project.reference,
            )
    return own, fund
