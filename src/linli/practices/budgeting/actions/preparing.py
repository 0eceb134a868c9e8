"""Before the ballots: what can be chosen, by which rule, and the freezing of both."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.kernel.canonical import digest
from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked
from linli.practices.budgeting.actions.voting import locked_vote
from linli.practices.budgeting.enums import BallotKind, Channel, SecondBallot, VoterUnit, VoteState
from linli.practices.budgeting.models import Option, Vote, Voter
from linli.practices.budgeting.queries import vote_of, who_is_entitled
from linli.practices.budgeting.rules.declared import rule_fault, told_rule
from linli.practices.budgeting.rules.voting import receipt_code, receipt_digest, serials

NUMBER = re.compile(r"[\w.-]{1,20}")
"""What can be typed from a paper ballot as one word."""


@dataclass(frozen=True)
class OptionDraft:
    """Something to be chosen, as another practice brings it. `source` names its row, `excludes` the sources beside which
    it cannot be chosen; `least_fen` is the part funding that its author accepts. The authors (numbers of people and
    organisations) are those who may accept part funding here."""

    source: str
    number: str
    title: str
    estate: Place | None
    category: str
    cost_fen: int
    least_fen: int | None = None
    excludes: tuple[str, ...] = ()
    summary: str = ""
    url: str = ""
    author_people: tuple[int, ...] = ()
    author_organisations: tuple[int, ...] = ()


@dataclass(frozen=True)
class VoteDraft:
    """How a vote is held and counted. `rule` is the allocation rule with its settings as `rules.terms` reads it."""

    kind: str
    budget_fen: int
    rule: Mapping[str, Any]
    limit: int | None = None
    unit: str = VoterUnit.HOUSEHOLD
    channels: tuple[str, ...] = tuple(Channel.values)
    second: str = SecondBallot.REFUSE


@transaction.atomic
def bring_options(*, run: Run, drafts: Sequence[OptionDraft]) -> Vote:
    """Make these the options of the run's vote; part of the act that brings them, which has asked for permission.

    Makes the vote if the run has none. Options are known by their source: those that are no longer brought go. Once the
    vote is open nothing of it changes: the same options again are no change, others are refused.
    """
    vote = vote_of(run)
    if vote is None:
        vote = Vote.objects.create(run=run)
    vote = locked_vote(vote)
    standing = {option.source: option for option in vote.options.all()}
    if vote.state != VoteState.PREPARING:
        same = {draft.source: (draft.title, draft.cost_fen) for draft in drafts}
        refuse_if(
            None
            if same == {option.source: (option.title, option.cost_fen) for option in standing.values()}
            else say("A vote on other options has been opened. Call it off first.")
        )
        return vote
    vote.options.exclude(source__in=[draft.source for draft in drafts]).delete()
    for option in vote.options.all():
        vote.options.filter(pk=option.pk).update(number=f"~{option.pk}")  # so that numbers may be exchanged
    for number, draft in _numbered(drafts):
        _write_option(vote, standing.get(draft.source), number, draft)
    return vote


@transaction.atomic
def bring_scores(*, run: Run, scores: Mapping[str, tuple[int, int]]) -> None:
    """Keep the panel's score of each option by its source, an exact fraction from 0 to 100; part of another act.

    Scores of a vote whose result is published are refused.
    """
    vote = vote_of(run)
    if vote is None:
        return
    vote = locked_vote(vote)
    refuse_if(say("The result of this vote is published.") if vote.state == VoteState.ALLOCATED else None)
    for option in vote.options.filter(source__in=scores):
        option.score_numerator, option.score_denominator = scores[option.source]
        option.save(update_fields=["score_numerator", "score_denominator"])


@transaction.atomic
def prepare_vote(*, by, run: Run, draft: VoteDraft) -> Vote:
    """Say how the vote of a run is held and how its budget is allocated; to be changed until it opens.

    Refuses a budget of nothing where money is allocated (field `budget`), a ballot kind without the limit that it needs
    (`limit`), no channel (`channels`), and an allocation rule that is not whole (`rule`).
    """
    permit(by, "budgeting.prepare_vote", run)
    locked(run)
    vote = vote_of(run)
    vote = locked_vote(vote) if vote else Vote.objects.create(run=run)
    refuse_if(
        say("This vote has been opened; its rules stand.") if vote.state != VoteState.PREPARING else None
    )
    _judge_draft(draft)
    vote.kind, vote.limit, vote.unit, vote.second = draft.kind, draft.limit, draft.unit, draft.second
    vote.channels = [channel for channel in Channel.values if channel in draft.channels]
    vote.budget_fen, vote.rule = draft.budget_fen, dict(draft.rule)
    vote.prepared_at = clock.now()
    vote.save()
    record(
        by,
        "budgeting.prepare_vote",
        vote,
        tells=say("The vote of “%(run)s” was prepared: %(rule)s", run=vote.title, rule=told_rule(vote.rule)),
        content=_terms_of(vote),
    )
    return vote


@transaction.atomic
def open_vote(*, by, vote: Vote) -> Vote:
    """Freeze and hash everything that the outcome follows from, fix the roll, and take ballots from now on.

    Without a residents' vote the terms are frozen all the same, and the vote is closed at once.
    """
    permit(by, "budgeting.open_vote", vote)
    vote = locked_vote(vote)
    refuse_if(say("This vote has been opened before.") if vote.state != VoteState.PREPARING else None)
    freeze(vote)
    record(
        by,
        "budgeting.open_vote",
        vote,
        tells=say(
            "The vote of “%(run)s” was opened with %(n)d options; its rules are frozen", run=vote.title, n=len(vote.terms["options"])
        ),
        content={"terms": vote.terms_digest, "roll": vote.roll_digest},
    )  # fmt: skip
    return vote


@transaction.atomic
def call_off_vote(*, by, vote: Vote, reason: str) -> Vote:
    """Call a vote off before its result is published, with a public reason; its ballots stay and count nowhere."""
    permit(by, "budgeting.call_off_vote", vote)
    reason = filled(reason, say("Please write the reason; it will be published."), "reason")
    vote = locked_vote(vote)
    over = vote.state in (VoteState.ALLOCATED, VoteState.CALLED_OFF)
    refuse_if(say("This vote is over.") if over else None)
    vote.state, vote.called_off_because, vote.closed_at = VoteState.CALLED_OFF, reason, clock.now()
    vote.save(update_fields=["state", "called_off_because", "closed_at"])
    record(
        by,
        "budgeting.call_off_vote",
        vote,
        tells=say("The vote of “%(run)s” was called off: %(reason)s", run=vote.title, reason=reason),
        content={"reason": reason},
    )
    return vote


@transaction.atomic
def consent_part(*, by, option: Option, least_fen: int) -> Option:
    """The author accepts part funding: at least so much of what the option costs. Possible until the ballots are closed."""
    permit(by, "budgeting.consent_part", option)
    vote = locked_vote(option.vote)
    option = locked(option, "estate")
    option.vote = vote
    late = vote.state not in (VoteState.PREPARING, VoteState.OPEN)
    refuse_if(
        say("The ballots are closed; what is accepted now would be chosen knowing them.") if late else None
    )
    refuse_if(
        say("Give an amount above nothing and at most what it costs, %(cost)s.", cost=str(Money(option.cost_fen)))
        if not 0 < least_fen <= option.cost_fen
        else None,
        "least",
    )  # fmt: skip
    option.least_fen = least_fen if least_fen < option.cost_fen else None
    option.save(update_fields=["least_fen"])
    record(
        by,
        "budgeting.consent_part",
        option,
        tells=say("The author of “%(option)s” accepts part funding", option=option.title),
        content={"source": option.source, "least_fen": option.least_fen},
    )
    return option


def freeze(vote: Vote) -> None:
    """Fix the terms and the roll of a vote that is being prepared, and open it; part of other actions."""
    options = list(vote.options.order_by("id"))
    _judge_ready(vote, options)
    vote.terms = _terms_of(vote) | {"options": [option.to_terms() for option in options]}
    vote.terms_digest = digest(vote.terms)
    receipts = _seat_voters(vote) if vote.has_ballots else []
    vote.entitled, vote.roll_digest = len(receipts), digest(sorted(receipts))
    vote.state = VoteState.OPEN if vote.has_ballots else VoteState.CLOSED
    vote.opened_at = clock.now()
    vote.closed_at = None if vote.has_ballots else vote.opened_at
    vote.save()


def _terms_of(vote: Vote) -> dict[str, Any]:
    return {
        "kind": str(vote.kind),
        "limit": vote.limit,
        "unit": str(vote.unit),
        "channels": [str(channel) for channel in vote.channels],
        "second": str(vote.second),
        "budget_fen": vote.budget_fen,
        "rule": vote.rule,
    }


def _judge_draft(draft: VoteDraft) -> None:
    refuse_if(rule_fault(draft.rule, voted=draft.kind != BallotKind.NONE), "rule")
    pays = draft.rule.get("name") != "ranking"
    refuse_if(
        say("A budget of nothing allocates nothing.") if pays and draft.budget_fen <= 0 else None, "budget"
    )
    if draft.kind == BallotKind.NONE:
        return
    wants = draft.kind == BallotKind.POINTS and not draft.limit
    refuse_if(say("Say how many points each ballot shares out.") if wants else None, "limit")
    refuse_if(say("At least one option must be possible.") if draft.limit is not None and draft.limit < 1 else None, "limit")  # fmt: skip
    refuse_if(say("Choose at least one way of voting.") if not draft.channels else None, "channels")
    known = set(draft.channels) <= set(Channel.values) and draft.unit in VoterUnit.values
    refuse_if(say("This vote takes no ballots of this kind.") if not known else None, "channels")


def _judge_ready(vote: Vote, options: Sequence[Option]) -> None:
    refuse_if(say("First say how the vote is held and counted.") if not vote.is_prepared else None)
    refuse_if(say("There is nothing to choose from yet.") if not options else None)
    for option in options:
        dear = not vote.is_ranking and (option.least_fen or option.cost_fen) > vote.budget_fen
        if dear:
            raise Refusal(
                say(
                    "“%(option)s” costs %(cost)s, more than the whole budget of %(budget)s: it could never be chosen.",
                    option=option.title, cost=str(Money(option.cost_fen)), budget=str(Money(vote.budget_fen)),
                )
            )  # fmt: skip


def _seat_voters(vote: Vote) -> list[str]:
    """Write the roll; the receipts of all on it."""
    entitled = who_is_entitled(vote)
    refuse_if(
        say("Nobody is on the register for this vote. Import the households first.") if not entitled else None
    )
    key = str(settings.LINLI_CODES_KEY).encode()
    numbers = serials(len(entitled), secrets.SystemRandom())
    voters = [
        Voter(
            vote=vote, number=number, household=household, person=person, serial=serial,
            receipt=receipt_digest(receipt_code(key, vote.pk, serial)),
        )
        for number, (serial, (household, person)) in enumerate(zip(numbers, entitled, strict=True), 1)
    ]  # fmt: skip
    Voter.objects.bulk_create(voters, batch_size=500)
    return [voter.receipt for voter in voters]


def _numbered(drafts: Sequence[OptionDraft]) -> list[tuple[str, OptionDraft]]:
    """Each draft with its number; where one is missing, repeated or can't be typed, all are counted through."""
    given = [draft.number.strip() for draft in drafts]
    if all(map(NUMBER.fullmatch, given)) and len(set(given)) == len(given):
        return list(zip(given, drafts, strict=True))
    return [(str(place), draft) for place, draft in enumerate(drafts, 1)]


def _write_option(vote: Vote, option: Option | None, number: str, draft: OptionDraft) -> None:
    option = option or Option(vote=vote, source=draft.source)
    option.number, option.title, option.estate = number, draft.title, draft.estate
    option.category, option.summary, option.url = draft.category, draft.summary, draft.url
    option.cost_fen, option.least_fen = draft.cost_fen, draft.least_fen or option.least_fen
    option.excludes = sorted(draft.excludes)
    option.author_people = sorted(draft.author_people)
    option.author_organisations = sorted(draft.author_organisations)
    option.save()
