"""Where each raising stands: what came, what it brings by the rule, what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from linli.civic.people.queries import households_counted
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.kernel.sentence import Sentence
from linli.kernel.share import Share
from linli.practices.matching import rules
from linli.practices.matching.enums import STANDING, UNCONFIRMED, PledgeState, RaiseState
from linli.practices.matching.models import DeclaredRule, Raise
from linli.practices.matching.queries.matches import latest_match, match_inputs, rule_of_run

WITH_RUN = ("estate", "account", "run__edition", "run__place")
PAID, STILL = Q(pledges__state=PledgeState.PAID), Q(pledges__state__in=STANDING)


@dataclass(frozen=True)
class Standing:
    """One raising: fen that are paid and only promised, households that paid, pledged and live there, and the match.

    `match_fen` is what was published, or before that what the rule would give if the raising ended now; `because` tells
    it in words. `needed` is the number of households that the floor asks for.
    """

    raise_: Raise
    declared: DeclaredRule | None
    paid_fen: int
    promised_fen: int
    taking_part: int
    pledging: int
    households: int
    unconfirmed: int
    needed: int
    match_fen: int
    published: bool
    because: Sequence[Sentence]

    @property
    def leverage(self) -> Share | None:
        return rules.leverage(self.match_fen, self.paid_fen)

    @property
    def missing_fen(self) -> int:
        return rules.still_missing_fen(self.raise_.goal_fen, self.paid_fen, self.match_fen)


def raises_of(run: Run) -> QuerySet[Raise]:
    """The raisings of a run with the sums of their pledges: `paid_fen`, `promised_fen`, `taking_part`, `pledging`, `unconfirmed`."""
    return (
        Raise.objects.filter(run=run)
        .select_related(*WITH_RUN)
        .annotate(
            paid_fen=Sum("pledges__amount_fen", filter=PAID, default=0),
            promised_fen=Sum("pledges__amount_fen", filter=STILL & ~PAID, default=0),
            taking_part=Count("pledges", filter=PAID),
            pledging=Count("pledges", filter=STILL),
            unconfirmed=Count("pledges", filter=Q(pledges__state__in=UNCONFIRMED)),
        )
        .order_by("estate__path", "id")
    )


def raise_with_run(pk: int) -> Raise | None:
    """A raising with what its pages need."""
    return Raise.objects.select_related(*WITH_RUN).filter(pk=pk).first()


def raise_of_estate(run: Run, estate: Place) -> Raise | None:
    """The raising of an estate in a run that has not failed."""
    raises = Raise.objects.filter(run=run, estate=estate).exclude(state=RaiseState.FAILED)
    return raises.select_related(*WITH_RUN).first()


def standings(run: Run) -> list[Standing]:
    """Every raising of a run and where it stands (4 queries)."""
    raises, rule, match = list(raises_of(run)), rule_of_run(run), latest_match(run)
    households = households_counted([one.estate for one in raises])
    results: Mapping[str, Any] = {}
    estates: Mapping[str, Any] = {}
    if rule:
        live = [one for one in raises if one.state != RaiseState.FAILED or match]
        inputs = match_inputs(run, rule, live, households)
        outcome = match.outcome if match else rules.recount_match(inputs)
        results = {one["code"]: one for one in outcome["estates"]}
        estates = {one["code"]: one for one in inputs["estates"]}
    return [_standing(one, households[one.estate_id], rule, match, results, estates) for one in raises]


def standing_of(raise_: Raise) -> Standing:
    """Where one raising stands; the others of its run share the fund's ceiling, so they are looked at too."""
    return next(one for one in standings(raise_.run) if one.raise_.pk == raise_.pk)


def _standing(one, households, rule, match, results, estates) -> Standing:
    result = results.get(one.estate.code)
    counted = one.state != RaiseState.FAILED or match is not None
    return Standing(
        raise_=one,
        declared=rule,
        paid_fen=one.paid_fen,
        promised_fen=one.promised_fen,
        taking_part=one.taking_part,
        pledging=one.pledging,
        households=households,
        unconfirmed=one.unconfirmed,
        needed=rule.rule.floor_share.least(households) if rule else 0,
        match_fen=result["match_fen"] if result and counted else 0,
        published=match is not None,
        because=rules.explain(rule.rule, estates[one.estate.code], result)
        if rule and result and one.estate.code in estates and counted
        else (),
    )
