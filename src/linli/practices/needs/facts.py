"""Numbers about needs that gates may ask for."""

from __future__ import annotations

from linli.civic.process.models import Run
from linli.practices.needs import queries
from linli.practices.needs.enums import GroupState
from linli.practices.needs.models import NeedGroup


def households_reached(run: Run) -> dict[str, list[int]]:
    """Estate → households that were reached, households of the estate."""
    return queries.share_by_estate(run, queries.reached_by_estate(run))


def forms_by_estate(run: Run) -> dict[str, list[int]]:
    """Estate → households that sent in a form, households of the estate."""
    return queries.share_by_estate(run, queries.forms_by_estate(run))


def groups_unappraised(run: Run) -> int:
    """Confirmed groups that no social worker has appraised."""
    return NeedGroup.objects.filter(run=run, appraisal=None).exclude(state=GroupState.PROPOSED).count()


def groups_unchecked(run: Run) -> int:
    """Confirmed groups that nobody has held against the negative list."""
    return NeedGroup.objects.filter(run=run, fund_check=None).exclude(state=GroupState.PROPOSED).count()


FACTS = {
    "needs.households_reached": households_reached,
    "needs.forms_by_estate": forms_by_estate,
    "needs.needs_ungrouped": queries.needs_unsorted,
    "needs.groups_unappraised": groups_unappraised,
    "needs.groups_unchecked": groups_unchecked,
}
