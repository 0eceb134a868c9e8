"""Raisings open with their stage, and end; what was paid for one that failed goes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from linli.civic.ledger.actions import account_for, move_back
from linli.civic.ledger.enums import AccountKind
from linli.civic.ledger.models import Movement
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.kernel.money import Money
from linli.kernel.sentence import on_day, say
from linli.kernel.verdict import refuse_if
from linli.platform import clock, rows
from linli.platform.announcements import announce
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.practices.matching import rules
from linli.practices.matching.enums import UNCONFIRMED, PledgeState, RaiseState
from linli.practices.matching.events import RaiseFailed
from linli.practices.matching.models import Raise
from linli.practices.matching.queries import standing_of
from linli.practices.matching.queries.raises import WITH_RUN


@dataclass(frozen=True)
class RaiseDraft:
    """What an own part is raised for: the estate, the words, the whole cost, and the row that it comes from."""

    estate: Place
    title: str
    goal_fen: int
    source: str


@transaction.atomic
def open_raises(*, run: Run, closes_on: date | None, drafts: Sequence[RaiseDraft]) -> list[Raise]:
    """Open a raising for each draft, or open it again where the run came back to this stage; part of opening the stage."""
    opened = []
    for draft in drafts:
        opening = {
            "state": RaiseState.OPEN,
            "ended_because": "",
            "title": draft.title,
            "goal_fen": draft.goal_fen,
            "closes_on": closes_on,
        }
        first = {
            "run": run,
            "estate": draft.estate,
            "account": account_for(draft.estate, AccountKind.OWN_PART, draft.title),
            "opened_on": clock.today(),
        }
        raise_, _new = Raise.objects.update_or_create(
            source=draft.source, defaults=opening, create_defaults=opening | first
        )
        opened.append(raise_)
    return opened


@transaction.atomic
def end_raise(*, source: str, reason: str) -> Raise | None:
    """End the raising that a row was the reason for, because the row was withdrawn; part of that act."""
    raise_ = Raise.objects.select_for_update().filter(source=source).first()
    if raise_ is None or raise_.state == RaiseState.FAILED:
        return raise_
    refuse_if(
        say("The match of this raising is published; it can't be withdrawn any more.")
        if raise_.state == RaiseState.CLOSED
        else None
    )
    return _failed(raise_, reason)


@transaction.atomic
def fail_raise(*, by, raise_: Raise) -> Raise:
    """End a raising that is over and fell short of the rule, so that it no longer holds up the others."""
    permit(by, "matching.fail_raise", raise_)
    raise_ = locked(raise_)
    refuse_if(say("This raising has ended before.") if not raise_.is_open else None)
    refuse_if(
        say("Until %(day)s neighbours can still take part.", day=on_day(raise_.closes_on))
        if raise_.closes_on and clock.today() <= raise_.closes_on
        else None
    )
    refuse_if(
        say("This raising has reached what the rule asks; it goes on to the match.")
        if standing_of(raise_).match_fen
        else None
    )
    raise_ = _failed(raise_, rules.FELL_SHORT)
    record(
        by,
        "matching.fail_raise",
        raise_,
        tells=say("The raising for “%(title)s” ended short of the rule", title=raise_.title),
    )
    announce(RaiseFailed(raise_.run_id, raise_.source, rules.FELL_SHORT))
    return raise_


@transaction.atomic
def refund(*, by, raise_: Raise, reason: str = "") -> list[Movement]:
    """Give every paid pledge of a failed raising back, each once, by reversing its movement."""
    permit(by, "matching.refund", raise_)
    raise_ = locked(raise_)
    refuse_if(
        say("Only what was paid for a raising that failed is given back.")
        if raise_.state != RaiseState.FAILED
        else None
    )
    unsure = raise_.pledges.filter(state__in=UNCONFIRMED).count()
    refuse_if(
        say(
            "%(n)d payments were never confirmed. The committee has to say first whether they came.", n=unsure
        )
        if unsure
        else None
    )
    pledges = list(raise_.pledges.paid().select_for_update(of=("self",)))
    refuse_if(say("There is nothing to give back.") if not pledges else None)
    came = Movement.objects.filter(
        evidence__in=[one.evidence for one in pledges], reverses=None, target=raise_.account
    ).select_related("source", "target")
    back = move_back(movements=list(came), purpose=reason.strip() or raise_.title)
    raise_.pledges.paid().update(state=PledgeState.REFUNDED)
    total = sum(one.amount_fen for one in back)
    record(
        by,
        "matching.refund",
        raise_,
        tells=say(
            "%(n)d households got their %(amount)s back for “%(title)s”",
            n=len(back),
            amount=str(Money(total)),
            title=raise_.title,
        ),
        content={"movements": [one.pk for one in back], "total_fen": total},
    )
    return back


def locked(raise_: Raise) -> Raise:
    """The raising, held until the act is done: payments of one estate pass one after another."""
    return rows.locked(raise_, *WITH_RUN)


def _failed(raise_: Raise, reason: str) -> Raise:
    raise_.state, raise_.ended_because = RaiseState.FAILED, reason
    raise_.save(update_fields=["state", "ended_because"])
    raise_.pledges.filter(state=PledgeState.PROMISED).update(state=PledgeState.WITHDRAWN)
    return raise_
