"""Gates on the neighbours' own part and on what is added to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linli.kernel.money import Money
from linli.kernel.playbook import GateKind
from linli.kernel.sentence import Sentence, say
from linli.kernel.sentence import mark as _
from linli.kernel.verdict import Verdict
from linli.playbooks.gates.counting import none_left, share_in_each, told_in_turn


def _judge_frozen(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    rule = facts["matching.rule_frozen"]
    if not rule["frozen"]:
        return Verdict(False, say("The match rule and the ceiling of the fund have not been declared yet"))
    return Verdict(True, say("The match rule is fixed, with digest %(digest)s", digest=rule["digest"][:19]))


match_rule_frozen = GateKind(
    "match_rule_frozen",
    _("Are the match rule and the ceiling of the fund fixed?"),
    ("matching.rule_frozen",),
    _judge_frozen,
    moved_by=("matching.declare_rule",),
)

households_take_part = GateKind(
    "households_take_part",
    _("Do at least %(share)s of the households of each entered estate take part?"),
    ("matching.households_taking_part",),
    share_in_each(
        "matching.households_taking_part",
        arg="share",
        counted=_("%(part)d of %(whole)d households take part"),
        counted_at=_("%(place)s: %(part)d of %(whole)d households take part"),
    ),
    {"share": "share"},
    moved_by=("matching.pledge",),
)


def _short_of(estate: str, paid: Mapping[str, int]) -> Sentence:
    return say(
        "%(place)s: %(paid)s paid, %(missing)s still missing",
        place=estate,
        paid=str(Money(paid["paid_fen"])),
        missing=str(Money(paid["least_fen"] - paid["paid_fen"])),
    )


def _judge_paid(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    paid = facts["matching.paid"]
    if not paid:
        return Verdict(False, say("Nothing to count yet"))
    short = [_short_of(estate, sums) for estate, sums in paid.items() if sums["paid_fen"] < sums["least_fen"]]
    if short:
        return Verdict(False, told_in_turn(short))
    total = Money(sum(sums["paid_fen"] for sums in paid.values()))
    return Verdict(
        True,
        say(
            "%(total)s paid; each of %(estates)d estates has reached the least",
            total=str(total),
            estates=len(paid),
        ),
    )


own_part_paid = GateKind(
    "own_part_paid",
    _("Has each entered estate paid at least what the rule asks?"),
    ("matching.paid",),
    _judge_paid,
    moved_by=("matching.pay_pledge", "matching.record_cash_pledge"),
)

cash_confirmed = GateKind(
    "cash_confirmed",
    _("Has every cash payment been confirmed by a second person?"),
    ("matching.cash_unconfirmed",),
    none_left(
        "matching.cash_unconfirmed",
        left=_("Cash payments not confirmed yet: %(n)d"),
        done=_("Every cash payment has been confirmed"),
    ),
    moved_by=("matching.confirm_cash_pledge",),
)


def _judge_published(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    match = facts["matching.match_published"]
    if not match["published"]:
        return Verdict(False, say("The match has not been published yet"))
    sums = {"sum": str(Money(match["sum_fen"])), "ceiling": str(Money(match["ceiling_fen"]))}
    if match["sum_fen"] > match["ceiling_fen"]:
        return Verdict(False, say("The match of %(sum)s is above the ceiling of %(ceiling)s", **sums))
    return Verdict(True, say("%(sum)s published, within the ceiling of %(ceiling)s", **sums))


match_published = GateKind(
    "match_published",
    _("Is the match published and within the fund's ceiling?"),
    ("matching.match_published",),
    _judge_published,
    moved_by=("matching.publish_match",),
)

KINDS = (match_rule_frozen, households_take_part, own_part_paid, cash_confirmed, match_published)
