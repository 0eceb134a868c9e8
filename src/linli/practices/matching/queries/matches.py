"""The declared rule of a run, what goes into its match, and what was published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Sum

from linli.civic.ledger.models import Account, Movement
from linli.civic.process.enums import RunState
from linli.civic.process.models import Run
from linli.practices.matching.models import DeclaredRule, Match, MatchAward


def rule_of_run(run: Run) -> DeclaredRule | None:
    """The match rule that was declared in a run."""
    return DeclaredRule.objects.filter(run=run).select_related("run__place").first()


def latest_match(run: Run) -> Match | None:
    """The match of a run that stands: the one that none replaces."""
    return Match.objects.filter(run=run, replaced_by=None).select_related("rule", "run__place").first()


def published_for(run: Run) -> list[MatchAward]:
    """The awards of the match that stands."""
    awards = MatchAward.objects.filter(match__run=run, match__replaced_by=None)
    return list(awards.select_related("raising__estate", "match").order_by("raising__estate__path"))


def match_inputs(
    run: Run, rule: DeclaredRule, raises: Sequence, households: Mapping[int, int]
) -> dict[str, Any]:
    """What the match is computed from, without personal data. `raises` bear the sums of `raises_of`."""
    return {
        "run": {"number": run.pk, "title": run.title, "place": run.place.code},
        "rule": rule.terms,
        "estates": [
            {
                "code": one.estate.code,
                "name": one.estate.name,
                "kind": one.estate.estate_kind,
                "asked_fen": one.goal_fen,
                "paid_fen": one.paid_fen,
                "households": households[one.estate_id],
                "taking_part": one.taking_part,
            }
            for one in sorted(raises, key=lambda one: one.estate.code)
        ],
    }


def promised_fen(fund: Account, *, but: Run) -> int:
    """What a fund has promised in other runs: what was matched and not paid out, else the ceiling."""
    declared = DeclaredRule.objects.filter(run__place__path__startswith=fund.place.path).exclude(run=but)
    matched = dict(
        Match.objects.filter(run__in=declared.values("run"), replaced_by=None).values_list(
            "run_id", "total_fen"
        )
    )
    ceilings = (
        declared.filter(run__state=RunState.OPEN)
        .exclude(run__in=matched.keys())
        .values_list("terms", flat=True)
    )
    awards = MatchAward.objects.filter(match__run__in=matched.keys(), match__replaced_by=None)
    paid = Movement.objects.filter(source=fund, evidence__in=[award.evidence for award in awards])
    gone = paid.aggregate(total=Sum("amount_fen"))["total"] or 0
    return sum(terms["ceiling_fen"] for terms in ceilings) + sum(matched.values()) - gone
