"""What supervisors do: look at the work and accept it, or send it back."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from linli.kernel import canonical
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.announcements import announce
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.practices.microprojects.actions.locking import locked_milestone, locked_project
from linli.practices.microprojects.enums import Check, InspectionOutcome, MilestoneState, ProjectState
from linli.practices.microprojects.events import ProjectAccepted
from linli.practices.microprojects.models import Inspection, MicroProject, Milestone, ProjectAcceptance
from linli.practices.microprojects.queries.hands import bodies_of, hands_of, ties_to
from linli.practices.microprojects.rules.independence import may_accept


@transaction.atomic
def accept_milestone(*, by, milestone: Milestone, checks: Collection[str], note: str = "") -> Milestone:
    """Accept a reported milestone; every check has to be ticked (`Check`).

    Refuses whoever reported, bought, paid or sits on the estate's committee, and what nobody reported.
    """
    permit(by, "microprojects.accept_milestone", milestone)
    milestone = locked_milestone(milestone)
    _judge(by, milestone)
    if open_checks := [check for check in Check if check.value not in checks]:
        raise Refusal(
            say(
                "Not everything is ticked (%(n)d left). Send the milestone back and say what is missing.",
                n=len(open_checks),
            ),
            "checks",
        )
    _keep(by, milestone, InspectionOutcome.ACCEPTED, note, sorted(Check.values))
    milestone.state, milestone.accepted_on = MilestoneState.ACCEPTED, clock.today()
    milestone.save(update_fields=["state", "accepted_on"])
    record(
        by,
        "microprojects.accept_milestone",
        milestone.project,
        tells=say("“%(milestone)s” was accepted by the supervisors", milestone=milestone.title),
        content={"milestone": milestone.pk, "checks": sorted(Check.values), "note": note.strip()},
    )
    return milestone


@transaction.atomic
def send_back_milestone(*, by, milestone: Milestone, reason: str) -> Milestone:
    """Send a reported milestone back to work, with a public reason."""
    permit(by, "microprojects.send_back_milestone", milestone)
    reason = filled(reason, say("Please write what is to be mended; it will be published."), "reason")
    milestone = locked_milestone(milestone)
    _judge(by, milestone)
    _keep(by, milestone, InspectionOutcome.SENT_BACK, reason, [])
    milestone.state = MilestoneState.IN_WORK
    milestone.save(update_fields=["state"])
    record(
        by,
        "microprojects.send_back_milestone",
        milestone.project,
        tells=say("“%(milestone)s” was sent back: %(reason)s", milestone=milestone.title, reason=reason),
        content={"milestone": milestone.pk, "reason": reason},
    )
    return milestone


@transaction.atomic
def accept_project(*, by, project: MicroProject, opinion: str) -> ProjectAcceptance:
    """Sign the acceptance of the whole project, when each of its milestones has been accepted."""
    permit(by, "microprojects.accept_project", project)
    opinion = filled(opinion, say("Please write your opinion; it stands on the acceptance sheet."), "opinion")
    project = locked_project(project)
    refuse_if(
        say("“%(project)s” has been accepted before.", project=project.title) if project.accepted_on else None
    )
    _refuse_dependent(by, project)
    milestones = list(project.milestones.all())
    accepted = [one for one in milestones if one.state == MilestoneState.ACCEPTED]
    if not milestones or len(accepted) < len(milestones):
        raise Refusal(
            say(
                "%(done)d of %(all)d milestones have been accepted; the others come first.",
                done=len(accepted),
                all=len(milestones),
            )
        )
    project.state, project.accepted_on = ProjectState.ACCEPTED, clock.today()
    project.save(update_fields=["state", "accepted_on"])
    content = _accepted(project, milestones, opinion)
    acceptance = ProjectAcceptance.objects.create(
        project=project,
        person=by.person,
        opinion=opinion,
        digest=canonical.digest(content),
        signed_at=clock.now(),
    )
    record(
        by,
        "microprojects.accept_project",
        project,
        tells=say("“%(project)s” was accepted by the supervisors", project=project.title),
        content=content,
    )
    announce(ProjectAccepted(project.pk, project.source))
    return acceptance


def _judge(by, milestone: Milestone) -> None:
    _refuse_dependent(by, milestone.project)
    refuse_if(_not_reported(milestone) if milestone.state != MilestoneState.REPORTED else None)


def _refuse_dependent(by, project: MicroProject) -> None:
    """Refuse whoever does the work or pays for it."""
    refuse_if(may_accept(by.person.pk, hands_of([project])[project.pk], ties_to(by, project, bodies_of(by))))


def _not_reported(milestone: Milestone) -> Sentence:
    if milestone.state == MilestoneState.ACCEPTED:
        return say("“%(milestone)s” has been accepted before.", milestone=milestone.title)
    return say("“%(milestone)s” has not been reported done yet.", milestone=milestone.title)


def _keep(by, milestone: Milestone, outcome: InspectionOutcome, note: str, checks: list[str]) -> Inspection:
    return Inspection.objects.create(
        milestone=milestone,
        person=by.person,
        outcome=outcome,
        checks=checks,
        note=note.strip(),
        inspected_at=clock.now(),
    )


def _accepted(project: MicroProject, milestones: list[Milestone], opinion: str) -> dict:
    """What the signature stands under."""
    return {
        "project": project.pk,
        "title": project.title,
        "estate": project.estate.code,
        "budget_fen": project.budget_fen,
        "milestones": [
            [one.number, one.title, one.tranche_fen, one.accepted_on.isoformat()] for one in milestones
        ],
        "opinion": opinion,
        "accepted_on": project.accepted_on.isoformat(),
    }
