"""Households of a run: who was reached, who has sent a form, out of how many."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count

from linli.civic.people.models import Household
from linli.civic.people.queries import households_counted
from linli.civic.places.models import Place
from linli.civic.process.models import NamedEstate, Run
from linli.practices.needs.models import HouseholdForm, Survey, Visit


@dataclass(frozen=True)
class Standing:
    """A household on the round: what its visit brought, and whether its form of the open survey has come."""

    household: Household
    visit: Visit | None
    sent: bool


def named_estates(run: Run) -> list[Place]:
    """The estates that take part in a run, in the order of the tree."""
    named = NamedEstate.objects.filter(run=run).select_related("estate").order_by("estate__path")
    return [one.estate for one in named]


def reached_by_estate(run: Run) -> dict[int, int]:
    """Estate → households reached in this run."""
    rows = Visit.objects.filter(run=run, reached=True).values_list("household__estate")
    return dict(rows.annotate(n=Count("household", distinct=True)).order_by())


def forms_by_estate(run: Run) -> dict[int, int]:
    """Estate → households that sent a form of this run's surveys, each counted once."""
    rows = HouseholdForm.objects.filter(survey__run=run).values_list("household__estate")
    return dict(rows.annotate(n=Count("household", distinct=True)).order_by())


def share_by_estate(run: Run, counts: Mapping[int, int]) -> dict[str, list[int]]:
    """Name of each named estate → [count, its households]."""
    estates = named_estates(run)
    households = households_counted(estates)
    return {estate.name: [counts.get(estate.pk, 0), households[estate.pk]] for estate in estates}


def visit_sheet(run: Run, estate: Place) -> list[Standing]:
    """Every household of an estate with its visit and its form, in the order of the addresses (3 queries)."""
    households = Household.objects.filter(estate=estate, moved_out_on=None).order_by("id")
    visits = {visit.household_id: visit for visit in Visit.objects.filter(run=run, household__estate=estate)}
    surveys = Survey.objects.filter(run=run).values("pk")
    sent = set(
        HouseholdForm.objects.filter(survey__in=surveys, household__estate=estate).values_list(
            "household", flat=True
        )
    )
    return [Standing(household, visits.get(household.pk), household.pk in sent) for household in households]


def addresses_in(estates: Collection[Place]) -> dict[tuple[str, str], Household]:
    """(name of the estate, address) → household, of all that live in these estates now (1 query)."""
    households = Household.objects.filter(estate__in=estates, moved_out_on=None).select_related("estate")
    return {(one.estate.name, one.address): one for one in households}
