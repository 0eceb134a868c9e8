"""What a panel accepted is what residents vote on, or what the rule allocates the budget to; what it declined is told."""

from linli.civic.process.models import Run
from linli.practices.budgeting.actions import OptionDraft, bring_options, bring_scores
from linli.practices.panels.enums import Decision
from linli.practices.panels.events import DecisionsPublished
from linli.practices.panels.queries import panel_of, standing_candidates
from linli.practices.proposals.actions import tell_outcome
from linli.practices.proposals.enums import ProposalState
from linli.practices.proposals.queries import authors_of, excluded_by, standing_proposals
from linli.practices.proposals.queries.proposals import Standing


def bring_accepted(event: DecisionsPublished) -> None:
    """Bring the accepted proposals with their exact scores, and what they exclude of one another."""
    run = Run.objects.select_related("edition", "place").get(pk=event.run_id)
    scores = {
        source: (numerator, denominator)
        for source, state, numerator, denominator in event.decisions
        if state == Decision.ACCEPTED
    }
    excluded = excluded_by(run)
    going_on = [one for one in standing_proposals(run) if one.proposal.source in scores]
    bring_options(run=run, drafts=[_option(one, excluded.get(one.proposal.source, ())) for one in going_on])
    bring_scores(run=run, scores=scores)
    declined = [source for source, state, *_score in event.decisions if state == Decision.DECLINED]
    if declined:
        pages = {one.source: one.get_absolute_url() for one in standing_candidates(panel_of(run))}
        outcomes = dict.fromkeys(declined, (ProposalState.NOT_AWARDED, 0))
        tell_outcome(run=run, outcomes=outcomes, because=pages)


def _option(one: Standing, excludes: tuple[str, ...]) -> OptionDraft:
    people, organisations = authors_of(one.proposal)
    return OptionDraft(
        source=one.proposal.source,
        number=str(one.proposal.number),
        title=one.proposal.title,
        estate=one.proposal.estate,
        category=one.draft.category,
        cost_fen=one.proposal.asked_fen or 0,
        excludes=excludes,
        summary=one.proposal.summary,
        url=one.proposal.get_absolute_url(),
        author_people=people,
        author_organisations=organisations,
    )
