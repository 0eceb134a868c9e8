"""A published allocation tells every proposal what it was awarded."""

from linli.civic.process.models import Run
from linli.practices.budgeting.events import BudgetAllocated
from linli.practices.budgeting.queries import options_of, vote_of
from linli.practices.proposals.actions import tell_outcome
from linli.practices.proposals.enums import ProposalState


def tell_authors(event: BudgetAllocated) -> None:
    """Set awarded with the amount, or not awarded, and where the reason stands."""
    outcomes = {source: (ProposalState.AWARDED, granted) for source, granted in event.winners}
    outcomes |= dict.fromkeys(event.losers, (ProposalState.NOT_AWARDED, 0))
    run = Run.objects.get(pk=event.run_id)
    tell_outcome(run=run, outcomes=outcomes, because=_pages(run))


def _pages(run: Run) -> dict[str, str]:
    """Source → the page that tells the result of what was voted on."""
    vote = vote_of(run)
    return {one.source: one.get_absolute_url() for one in options_of(vote)} if vote else {}
