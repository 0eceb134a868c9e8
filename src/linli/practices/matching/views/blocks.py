"""How raisings, pledges and results read as building blocks."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from linli.kernel.money import Money
from linli.kernel.sentence import Sentence, say
from linli.platform.ui.blocks import Figure, GateLine, Key, MoneyRow
from linli.platform.ui.words import wan_parts
from linli.practices.matching import rules
from linli.practices.matching.enums import Channel, RaiseState
from linli.practices.matching.models import Pledge
from linli.practices.matching.queries import Standing


def headline(standing: Standing) -> Sentence:
    """Raised so much, matched so much: the finding of a raising's card."""
    values = {"paid": str(Money(standing.paid_fen)), "match": str(Money(standing.match_fen))}
    if standing.published:
        return say("Raised %(paid)s, matched with %(match)s", **values)
    return say("Raised %(paid)s; the rule would add %(match)s now", **values)


def conditions(standing: Standing) -> list[GateLine]:
    """What this raising has to reach, and who can move it on."""
    declared = standing.declared
    if declared is None:
        return []
    least = declared.rule.least_paid_fen
    return [
        GateLine(
            say("At least %(share)s of the households take part", share=declared.rule.floor_share.words()),
            bool(standing.households) and standing.taking_part >= standing.needed,
            say(
                "%(part)d of %(whole)d households have paid, %(needed)d are needed; %(pledging)d have pledged",
                part=standing.taking_part,
                whole=standing.households,
                needed=standing.needed,
                pledging=standing.pledging,
            ),
        ),
        GateLine(
            say("At least %(least)s have arrived", least=str(Money(least))),
            standing.paid_fen >= least,
            say(
                "%(paid)s have arrived, %(promised)s are still to come",
                paid=str(Money(standing.paid_fen)),
                promised=str(Money(standing.promised_fen)),
            ),
        ),
        GateLine(
            say("Every payment is confirmed by a second person"),
            not standing.unconfirmed,
            say("%(n)d payments wait for confirmation", n=standing.unconfirmed)
            if standing.unconfirmed
            else say("No payment waits"),
            who=say("The estate's committee"),
            url=reverse("matching:confirm_cash_pledge", kwargs={"run": standing.raise_.run_id})
            if standing.unconfirmed
            else "",
            act=say("Confirm"),
        ),
    ]


def money_row(pledge: Pledge) -> MoneyRow:
    """A payment as the public sees it: the building, never the household."""
    building = rules.building_of(pledge.household.address)
    cash = pledge.channel == Channel.CASH
    return MoneyRow(
        source=say("a household of %(building)s", building=building) if building else say("a household"),
        target=say("the estate's account"),
        amount_fen=pledge.amount_fen,
        purpose=say("Own part · cash") if cash else say("Own part · online"),
        when=pledge.paid_on,
        keys=(Key(say("recorded"), turned=True), Key(say("confirmed"), turned=True)) if cash else (),
    )


def totals(standings: Sequence[Standing]) -> list[Figure]:
    """The figures of a whole run; what has failed and goes back is not raised."""
    standings = [one for one in standings if one.raise_.state != RaiseState.FAILED]
    paid, match = sum(one.paid_fen for one in standings), sum(one.match_fen for one in standings)
    leverage = rules.leverage(match, paid)
    taking_part = sum(one.taking_part for one in standings)
    return [
        Figure(*wan_parts(paid), say("raised by neighbours")),
        Figure(*wan_parts(match), say("from the guarantee fund")),
        Figure(_times(leverage), say("yuan"), say("of public money for each yuan of the neighbours'")),
        Figure(taking_part, say("households"), say("have paid")),
    ]


def _times(leverage) -> str:
    """Public money for one yuan with one digit, cut: 8.4."""
    return f"{int(leverage.of_one * 10) / 10:.1f}" if leverage else "–"
