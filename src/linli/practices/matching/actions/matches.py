"""The match: computed, sealed, published by somebody who can't edit it; and paid out when an agreement is signed."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.db.models import Q

from linli.civic.ledger.actions import Leg, guarantee_fund_of, move_many
from linli.civic.ledger.models import Account, Movement
from linli.civic.people.queries import households_counted
from linli.civic.process.models import Run
from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, refuse_if
from linli.platform import clock
from linli.platform.announcements import announce
from linli.platform.documents.actions import seal_dossier
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked
from linli.practices.matching import rules
from linli.practices.matching.enums import RaiseState
from linli.practices.matching.events import Matched, MatchPublished
from linli.practices.matching.models import DeclaredRule, Match, MatchAward, Raise
from linli.practices.matching.queries import latest_match, match_inputs, raises_of, rule_of_run


@transaction.atomic
def publish_match(*, by, run: Run) -> Match:
    """Compute the match of every raising from what is paid, seal its dossier and publish it.

    Refuses without a declared rule or a raising, while payments wait for confirmation, when it is out already, and when
    the fund holds less than it gives. A run that was sent back gets a new match, which replaces the old one.
    """
    permit(by, "matching.publish_match", run)
    run = locked(run, "edition", "place")
    declared, previous = rule_of_run(run), latest_match(run)
    refuse_if(say("The match rule has not been declared.") if declared is None else None)
    refuse_if(
        say("The match is published already; nobody can change it.")
        if previous and previous.published_at >= run.passages.get(left_at=None).opened_at
        else None
    )
    raises = _raises_to_match(run, previous)
    inputs = match_inputs(run, declared, raises, households_counted([one.estate for one in raises]))
    outcome = rules.recount_match(inputs)
    _refuse_overspending(run, outcome["total_fen"])
    sealed = seal_dossier(
        kind=rules.DOSSIER_KIND, rule=rules.DOSSIER_RULE, inputs=inputs, outcome=outcome, place=run.place
    )
    match = _published(run, declared, previous, outcome, sealed)
    results = _settled(match, raises)
    record(
        by,
        "matching.publish_match",
        match,
        tells=say(
            "The match was published: %(total)s for %(n)d estates",
            total=str(Money(match.total_fen)),
            n=sum(1 for one in results if one.matched_fen),
        ),
        content={"dossier": match.dossier},
    )
    announce(MatchPublished(run.pk, match.dossier, tuple(results)))
    return match


@transaction.atomic
def pay_into_project(*, source: str, account_id: int, agreement: str) -> list[Movement]:
    """Pay own part and match of a raising into its project's account, once; part of the second signature."""
    award = (
        MatchAward.objects.filter(raising__source=source, match__replaced_by=None)
        .select_related("raising__account", "match__run__place")
        .first()
    )
    if award is None:
        raise Refusal(say("No match has been published for this project."))
    fund = guarantee_fund_of(award.run.place)
    project = Account.objects.get(pk=account_id)
    leg_of = uuid5(NAMESPACE_URL, f"linli:{award.evidence}:{agreement}")
    parts = ((award.raising.account, award.own_fen, "own"), (fund, award.matched_fen, "match"))
    return move_many(
        legs=[
            Leg(
                account, project, fen, award.raising.title, award.evidence, uuid5(leg_of, part), leg_of=leg_of
            )
            for account, fen, part in parts
            if fen
        ]
    )


def _raises_to_match(run: Run, previous: Match | None) -> list[Raise]:
    """The raisings that have not failed; when a match is replaced, also those that it left with nothing."""
    which = ~Q(state=RaiseState.FAILED)
    if previous:
        which |= Q(pk__in=previous.awards.values("raising"))
    # nobody pledges, pays or withdraws while it is counted: each of them locks its raising first
    standing = Raise.objects.select_for_update(no_key=True).filter(run=run).order_by("pk")
    list(standing.values_list("pk", flat=True))
    raises = list(raises_of(run).filter(which))
    refuse_if(say("No estate is raising an own part in this run.") if not raises else None)
    unsure = sum(one.unconfirmed for one in raises)
    refuse_if(
        say("%(n)d payments wait for confirmation; the match would not count them.", n=unsure)
        if unsure
        else None
    )
    return raises


def _refuse_overspending(run: Run, total_fen: int) -> None:
    held = guarantee_fund_of(run.place).balance_fen
    refuse_if(
        say(
            "The match comes to %(total)s, but the fund holds only %(held)s.",
            total=str(Money(total_fen)),
            held=str(Money(held)),
        )
        if total_fen > held
        else None
    )


def _published(run: Run, declared: DeclaredRule, previous: Match | None, outcome: dict, sealed) -> Match:
    assert outcome["total_fen"] <= declared.rule.ceiling_fen
    return Match.objects.create(
        run=run,
        replaces=previous,
        rule=declared,
        dossier=sealed.digest,
        dossier_url=sealed.url,
        wanted_fen=outcome["wanted_fen"],
        total_fen=outcome["total_fen"],
        outcome=outcome,
        published_at=clock.now(),
    )


def _settled(match: Match, raises: list[Raise]) -> list[Matched]:
    """Write down each award; a raising is closed with it, or has failed where it brings nothing."""
    by_code = {one["code"]: one for one in match.outcome["estates"]}
    results = []
    for raise_ in raises:
        result = by_code[raise_.estate.code]
        matched = result["match_fen"]
        raise_.state = RaiseState.CLOSED if matched else RaiseState.FAILED
        raise_.ended_because = "" if matched else result["why"]
        results.append(Matched(raise_.source, result["own_fen"], matched, result["why"]))
    MatchAward.objects.bulk_create(
        MatchAward(match=match, raising=raise_, own_fen=one.own_fen, matched_fen=one.matched_fen)
        for raise_, one in zip(raises, results, strict=True)
    )
    Raise.objects.bulk_update(raises, ["state", "ended_because"])
    return results
