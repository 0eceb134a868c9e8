"""A published allocation tells every proposal what it was awarded."""

from linli.civic.process.models import Run
from linli.practices.budgeting.events import BudgetAllocated
from linli.practices.proposals.actions import tell_outcome
from linli.practices.proposals.enums import ProposalState


def tell_authors(event: BudgetAllocated) -> None:
    """Set awarded with the amount, or not awarded."""
    outcomes = {source: (ProposalState.AWARDED, granted) for source, granted in event.winners}
    outcomes |= dict.fromkeys(event.losers, (ProposalState.NOT_AWARDED, 0))
    tell_outcome(run=Run.objects.get(pk=event.run_id), outcomes=outcomes)
