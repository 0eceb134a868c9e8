"""The two passages: activities become a project, projects become an organisation; each is recorded with what went before."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction

from linli.civic.people.actions import enter_member, found_organisation
from linli.civic.people.enums import OrganisationKind
from linli.civic.people.models import Organisation
from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.announcements import announce
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked, sent_before
from linli.practices.groups import rules
from linli.practices.groups.enums import GroupProjectState, Step
from linli.practices.groups.events import OrganisationRegistered
from linli.practices.groups.models import Group, GroupProject, Passage, Registration
from linli.practices.groups.queries import activities_that_count, standing_of, thresholds


@transaction.atomic
def become_project(
    *, by, group: Group, draft: rules.ProjectDraft, client_id: UUID | None = None
) -> GroupProject:
    """A group takes up a project, after enough activities with enough attenders; the passage names them.

    Refuses, naming the field, what is missing or does not add up, and a second project while one is open.
    """
    permit(by, "groups.become_project", group)
    for field, fault in rules.faults_of(draft):
        raise Refusal(fault, field)
    group = locked(group, "home", "organisation")
    if made := sent_before(GroupProject.objects.filter(group=group), client_id):
        return made
    verdict = standing_of(group).project
    refuse_if(verdict)
    project = GroupProject.objects.create(
        group=group,
        title=draft.title.strip(),
        aim=draft.aim.strip(),
        budget_fen=draft.budget_fen,
        own_fen=draft.own_fen,
        matched_fen=draft.matched_fen,
        milestones=[[what, day.isoformat()] for what, day in draft.milestones],
        source=draft.source,
        begun_on=clock.today(),
        client_id=client_id,
    )
    before = [one.source for one in activities_that_count(group)]
    _pass(group, Step.PROJECT, before, verdict, project)
    told = say(
        "“%(group)s” took up the project “%(project)s”: %(own)s of its own, %(matched)s added",
        group=group.name,
        project=project.title,
        own=str(Money(project.own_fen)),
        matched=str(Money(project.matched_fen)),
    )
    record(by, "groups.become_project", project, tells=told, content={"rests_on": before})
    return project


@transaction.atomic
def report_done(*, by, project: GroupProject, report: str) -> GroupProject:
    """The group says that its project is done, and what came of it."""
    permit(by, "groups.report_done", project)
    report = filled(report, say("Please write what was done and what came of it."), "report")
    project = locked(project, "group__home")
    refuse_if(
        say("“%(project)s” was reported done before.", project=project.title)
        if project.state != GroupProjectState.OPEN
        else None
    )
    project.state, project.report = GroupProjectState.DONE, report
    project.reported_by, project.done_on = by.person, clock.today()
    project.save(update_fields=["state", "report", "reported_by", "done_on"])
    told = say("“%(group)s” reported “%(project)s” done", group=project.group.name, project=project.title)
    record(by, "groups.report_done", project, tells=told, content={"report": report})
    return project


@transaction.atomic
def accept_project(*, by, project: GroupProject) -> GroupProject:
    """Somebody who supervises accepts a project that was reported done; never who leads the group."""
    permit(by, "groups.accept_project", project)
    project = locked(project, "group__home")
    refuse_if(
        say("“%(project)s” has not been reported done yet.", project=project.title)
        if project.state == GroupProjectState.OPEN
        else None
    )
    refuse_if(
        say("“%(project)s” has been accepted before.", project=project.title)
        if project.state == GroupProjectState.ACCEPTED
        else None
    )
    own = by.person.pk in (project.reported_by_id, project.group.person_id)
    refuse_if(say("Nobody accepts the project of their own group.") if own else None)
    project.state, project.accepted_by, project.accepted_on = (
        GroupProjectState.ACCEPTED,
        by.person,
        clock.today(),
    )
    project.save(update_fields=["state", "accepted_by", "accepted_on"])
    told = say("“%(project)s” of “%(group)s” was accepted", project=project.title, group=project.group.name)
    record(by, "groups.accept_project", project, tells=told)
    return project


@transaction.atomic
def become_organisation(*, by, group: Group, draft: rules.RegisterDraft) -> Organisation:
    """The residents' committee registers a group as an organisation: charter, members, elected leader.

    The passage names the projects that went before. Refuses a group with too few accepted projects, and, naming the
    field, what the registration lacks.
    """
    permit(by, "groups.become_organisation", group)
    group = locked(group, "home", "organisation")
    refuse_if(say("“%(group)s” is registered already.", group=group.name) if group.organisation_id else None)
    verdict = standing_of(group).organisation
    refuse_if(verdict)
    for field, fault in rules.register_faults(draft, thresholds(), clock.today()):
        raise Refusal(fault, field)
    name = draft.name.strip() or group.name
    organisation = found_organisation(
        by=by,
        place=group.home,
        kind=OrganisationKind.SELF_ORGANISATION,
        name=name,
        invented=group.home.invented,
    )
    members = {
        member: enter_member(by=by, organisation=organisation, name=member, phone=phone).person
        for member, phone in draft.members
    }
    registration = Registration.objects.create(
        group=group,
        organisation=organisation,
        charter=draft.charter.strip(),
        leader=members[draft.leader],
        votes=draft.votes,
        voters=draft.voters,
        elected_on=draft.elected_on,
        registered_on=clock.today(),
        person=by.person,
    )
    Group.objects.filter(pk=group.pk).update(organisation=organisation)
    accepted = group.projects.filter(state=GroupProjectState.ACCEPTED)
    before = [one.reference for one in accepted]
    _pass(group, Step.ORGANISATION, before, verdict)
    told = say("“%(group)s” became an organisation with %(n)d members", group=name, n=len(members))
    content = {"rests_on": before, "charter": registration.charter, "members": len(members)}
    record(by, "groups.become_organisation", registration, tells=told, content=content)
    announce(OrganisationRegistered(group.pk, organisation.pk, group.home_id))
    return organisation


def _pass(group: Group, step: Step, before: list[str], verdict, project: GroupProject | None = None) -> None:
    """Write down a passage with what it rests on."""
    Passage.objects.create(
        group=group,
        step=step,
        rests_on=before,
        because=verdict.because.to_data(),
        project=project,
        passed_on=clock.today(),
    )
