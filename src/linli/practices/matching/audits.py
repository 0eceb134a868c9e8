"""What must always hold of pledges and matches."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Sum

from linli.civic.ledger.models import Movement
from linli.kernel import canonical
from linli.kernel.sentence import Sentence, say
from linli.practices.matching.enums import PledgeState
from linli.practices.matching.models import DeclaredRule, Match, MatchAward, Pledge, Raise


def paid_pledges_have_their_money() -> Iterator[Sentence]:
    """Each paid pledge has exactly one movement of its amount, and the sums by raising agree."""
    moved = dict(
        Movement.objects.filter(evidence__startswith="matching.pledge:", reverses=None, reversed_by=None)
        .values_list("evidence")
        .annotate(total=Sum("amount_fen"))
        .order_by()
    )
    for pledge in Pledge.objects.paid().iterator():
        if moved.pop(pledge.evidence, 0) != pledge.amount_fen:
            yield say("Pledge %(id)d is paid, but its money did not move.", id=pledge.pk)
    for evidence in moved:
        yield say("Money moved for %(evidence)s, which is not a paid pledge.", evidence=evidence)


def own_parts_lie_in_their_accounts() -> Iterator[Sentence]:
    """Until the match, an account of an own part holds what its pledges paid."""
    paid = dict(
        Raise.objects.filter(pledges__state=PledgeState.PAID)
        .values_list("account")
        .annotate(total=Sum("pledges__amount_fen"))
        .order_by()
    )
    for raise_ in Raise.objects.filter(awards=None).select_related("account"):
        if (held := raise_.account.balance_fen) < paid.get(raise_.account_id, 0):
            yield say(
                "The own part of raising %(id)d holds %(fen)d fen less than was paid.",
                id=raise_.pk,
                fen=paid[raise_.account_id] - held,
            )


def matches_keep_within_their_ceiling() -> Iterator[Sentence]:
    """The awards of a match add up to its total, which is not above the ceiling."""
    sums = dict(MatchAward.objects.values_list("match").annotate(total=Sum("matched_fen")).order_by())
    for match in Match.objects.select_related("rule"):
        if sums.get(match.pk, 0) != match.total_fen:
            yield say("The awards of match %(id)d do not add up to its total.", id=match.pk)
        if match.total_fen > match.rule.rule.ceiling_fen:
            yield say("Match %(id)d is above its ceiling.", id=match.pk)


def rules_bear_their_digest() -> Iterator[Sentence]:
    """A declared rule still says what was hashed."""
    for declared in DeclaredRule.objects.all():
        if canonical.digest(declared.terms) != declared.digest:
            yield say("The match rule of run %(id)d does not bear its digest.", id=declared.run_id)


def nobody_confirmed_alone() -> Iterator[Sentence]:
    """Cash was recorded by one person and confirmed by another."""
    alone = Pledge.objects.filter(recorded_by=F("confirmed_by"))
    for pledge in alone:
        yield say("Pledge %(id)d was recorded and confirmed by the same person.", id=pledge.pk)


AUDITS = (
    paid_pledges_have_their_money,
    own_parts_lie_in_their_accounts,
    matches_keep_within_their_ceiling,
    rules_bear_their_digest,
    nobody_confirmed_alone,
)
