"""When a run comes to carrying out, after the publicity, each awarded proposal opens a micro-project with its money."""

from linli.civic.process.events import StageOpened
from linli.civic.process.models import Run
from linli.kernel.sentence import say
from linli.platform.ui.words import told
from linli.practices.microprojects.actions import ProjectDraft, open_allocated
from linli.practices.proposals.enums import ProposalState
from linli.practices.proposals.queries import standings
from linli.practices.proposals.queries.proposals import Standing

WORKING = "microprojects.report_progress"
"""A stage that gives this verb to somebody is one in which work is done."""


def open_projects(event: StageOpened) -> None:
    """Open one project for each; a proposal for the whole community is carried out at its place."""
    run = Run.objects.select_related("edition", "place").get(pk=event.run_id)
    if WORKING not in run.playbook.stage(event.stage_code).verbs():
        return
    for one in standings(run):
        if one.proposal.state == ProposalState.AWARDED and one.proposal.granted_fen:
            open_allocated(run=run, draft=_project(one), granted_fen=one.proposal.granted_fen)


def _project(one: Standing) -> ProjectDraft:
    authors = list(one.proposal.authors.all())
    return ProjectDraft(
        estate=one.proposal.place,
        title=one.proposal.title,
        problem=one.draft.problem,
        design=one.draft.solution,
        upkeep_plan=one.draft.upkeep,
        budget=one.draft.lines,
        basis=told(
            say("Proposal %(number)d, by %(who)s", number=one.proposal.number, who=one.proposal.on_behalf)
        ),
        source=one.proposal.source,
        organisation=next((author.organisation for author in authors if author.organisation_id), None),
        beneficiaries=one.draft.beneficiaries,
    )
