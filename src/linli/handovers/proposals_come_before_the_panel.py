"""When a run comes to the stage in which a panel scores, the proposals that go on come before it."""

from linli.civic.process.events import StageOpened
from linli.civic.process.models import Run
from linli.kernel.sentence import mark as _
from linli.practices.panels.actions import CandidateDraft, bring_candidates
from linli.practices.proposals.queries import authors_of, standing_proposals
from linli.practices.proposals.queries.proposals import Standing

SCORING = "panels.score"
"""A stage that gives this verb to somebody is one in which a panel scores."""
READ = (
    (_("Problem"), "problem"),
    (_("Solution"), "solution"),
    (_("Where"), "spot"),
    (_("Own part"), "own_part"),
    (_("Upkeep"), "upkeep"),
)
"""What reviewers read: nothing that names who proposes."""


def bring_proposals(event: StageOpened) -> None:
    """Bring every proposal, or nominated estate, that goes on."""
    run = Run.objects.select_related("edition", "place").get(pk=event.run_id)
    if SCORING in run.playbook.stage(event.stage_code).verbs():
        bring_candidates(run=run, drafts=[candidate(one) for one in standing_proposals(run)])


def candidate(one: Standing) -> CandidateDraft:
    """A proposal as its reviewers see it."""
    people, organisations = authors_of(one.proposal)
    return CandidateDraft(
        source=one.proposal.source,
        number=one.proposal.number,
        title=one.proposal.title,
        estate=one.proposal.estate,
        category=one.draft.category,
        summary=one.proposal.summary,
        fields=tuple((label, text) for label, name in READ if (text := getattr(one.draft, name))),
        cost_fen=one.proposal.asked_fen or 0,
        author_people=people,
        author_organisations=organisations,
        url=one.proposal.get_absolute_url(),
    )
