"""Ballots of the hall and on paper: entered by one person, checked by another, into the same register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked, sent_before
from linli.practices.budgeting.actions.voting import judge_open, locked_vote, next_number
from linli.practices.budgeting.enums import BallotState, SecondBallot, SheetState
from linli.practices.budgeting.models import Ballot, PaperSheet, Vote, Voter
from linli.practices.budgeting.rules.voting import Choice, ballot_fault, serial_of


@dataclass(frozen=True)
class PaperLine:
    """One paper: the serial that is printed on it, and what is ticked; `spoilt` where it can't be read or breaks the rule."""

    serial: str
    choice: Choice = field(default_factory=dict)
    spoilt: bool = False


@transaction.atomic
def enter_paper_ballots(
    *, by, vote: Vote, channel: str, lines: Sequence[PaperLine], client_id: UUID | None = None
) -> PaperSheet:
    """Enter the ballots of the hall or on paper; they count when another person has checked them.

    Refuses the whole sheet, naming the line, when one is not right (field `lines`).
    """
    permit(by, "budgeting.enter_paper_ballots", vote)
    vote = locked_vote(vote)
    if entered := sent_before(vote.sheets.filter(entered_by=by.person), client_id):
        return entered
    judge_open(vote)
    refuse_if(
        say("This vote takes no ballots of this kind.") if channel not in vote.on_paper else None, "channel"
    )
    voters = _judged_lines(vote, lines)
    sheet = PaperSheet.objects.create(
        vote=vote, channel=channel, entered_by=by.person, entered_at=clock.now(), client_id=client_id
    )
    _write(sheet, lines, voters)
    record(
        by,
        "budgeting.enter_paper_ballots",
        sheet,
        tells=say("%(n)d paper ballots were entered in the vote of “%(run)s”", n=len(lines), run=vote.title),
        content={"channel": channel, "lines": [[voter.receipt, line.choice] for voter, line in zip(voters, lines, strict=True)]},
    )  # fmt: skip
    return sheet


@transaction.atomic
def check_paper_ballots(*, by, sheet: PaperSheet) -> PaperSheet:
    """Confirm a sheet that somebody else entered: its ballots go into the register, one of each voter counts."""
    permit(by, "budgeting.check_paper_ballots", sheet)
    sheet, vote = _waiting_sheet(by, sheet)
    _register(vote, sheet)
    _settle(by, sheet, SheetState.ACCEPTED)
    record(
        by,
        "budgeting.check_paper_ballots",
        sheet,
        tells=say("Paper ballots were checked by a second person in the vote of “%(run)s”", run=vote.title),
    )
    return sheet


@transaction.atomic
def reject_paper_ballots(*, by, sheet: PaperSheet, reason: str) -> PaperSheet:
    """Reject a sheet that does not agree with the papers; its lines stay in the register and do not count."""
    permit(by, "budgeting.reject_paper_ballots", sheet)
    reason = filled(reason, say("Please write what does not agree."), "reason")
    sheet, vote = _waiting_sheet(by, sheet)
    ballots = list(sheet.ballots.order_by("id"))
    for number, ballot in enumerate(ballots, next_number(vote)):
        ballot.number, ballot.state = number, BallotState.REJECTED
    Ballot.objects.bulk_update(ballots, ["number", "state"], batch_size=200)
    sheet.rejected_because = reason
    _settle(by, sheet, SheetState.REJECTED)
    record(
        by,
        "budgeting.reject_paper_ballots",
        sheet,
        tells=say("Paper ballots were rejected by a second person in the vote of “%(run)s”", run=vote.title),
        content={"reason": reason},
    )
    return sheet


def _judged_lines(vote: Vote, lines: Sequence[PaperLine]) -> list[Voter]:
    """The voter of each line, in their order."""
    refuse_if(say("No ballot has been entered.") if not lines else None, "lines")
    serials = [serial_of(line.serial) for line in lines]
    known = {voter.serial: voter for voter in vote.voters.filter(serial__in=[one for one in serials if one])}
    costs = dict(vote.options.values_list("number", "cost_fen"))
    voters: list[Voter] = []
    seen: set[str] = set()
    for number, (serial, line) in enumerate(zip(serials, lines, strict=True), 1):
        voter = known.get(serial or "")
        if voter is None:
            because = say(
                "Line %(n)d: no ballot of this vote has the serial %(serial)s.", n=number, serial=line.serial
            )
            raise Refusal(because, "lines")
        if voter.serial in seen:
            raise Refusal(say("Line %(n)d: this serial stands on the sheet twice.", n=number), "lines")
        fault = None if line.spoilt else ballot_fault(line.choice, vote.ballot_rule, costs)
        if fault:
            because = say(
                "Line %(n)d: %(fault)s If the paper says so, enter it as spoilt.", n=number, fault=fault
            )
            raise Refusal(because, "lines")
        seen.add(voter.serial)
        voters.append(voter)
    return voters


def _write(sheet: PaperSheet, lines: Sequence[PaperLine], voters: Sequence[Voter]) -> None:
    ballots = [
        Ballot(
            vote=sheet.vote,
            voter=voter,
            choice={} if line.spoilt else dict(line.choice),
            channel=sheet.channel,
            state=BallotState.PENDING,
            spoilt=line.spoilt,
            cast_at=sheet.entered_at,
            sheet=sheet,
        )
        for line, voter in zip(lines, voters, strict=True)
    ]
    Ballot.objects.bulk_create(ballots, batch_size=500)


def _waiting_sheet(by, sheet: PaperSheet) -> tuple[PaperSheet, Vote]:
    vote = locked_vote(sheet.vote)
    judge_open(vote)
    sheet = locked(sheet)
    sheet.vote = vote
    refuse_if(say("This sheet was settled before.") if sheet.state != SheetState.WAITING else None)
    refuse_if(
        say("You entered these ballots; somebody else has to check them.")
        if by.person is None or by.person.pk == sheet.entered_by_id
        else None
    )
    return sheet, vote


def _register(vote: Vote, sheet: PaperSheet) -> None:
    """Give each ballot of the sheet its place and its state; what gives way to it is replaced first."""
    ballots = list(sheet.ballots.order_by("id"))
    standing = Ballot.objects.filter(state=BallotState.COUNTED, voter__in=[one.voter_id for one in ballots])
    counted = {one.voter_id: one for one in standing}
    replaced = []
    for number, ballot in enumerate(ballots, next_number(vote)):
        earlier = counted.get(ballot.voter_id)
        ballot.number, ballot.state = number, _state_of(vote, ballot, earlier)
        if earlier and ballot.state == BallotState.COUNTED:
            earlier.state = BallotState.REPLACED
            replaced.append(earlier)
    Ballot.objects.bulk_update(replaced, ["state"], batch_size=200)
    Ballot.objects.bulk_update(ballots, ["number", "state"], batch_size=200)


def _state_of(vote: Vote, ballot: Ballot, earlier: Ballot | None) -> str:
    """A ballot counts where none counts yet, or where the vote declares that the latest counts and this one is."""
    if ballot.spoilt:
        return BallotState.SPOILT
    if earlier is None:
        return BallotState.COUNTED
    later = vote.second == SecondBallot.REPLACE and ballot.cast_at > earlier.cast_at
    return BallotState.COUNTED if later else BallotState.DUPLICATE


def _settle(by, sheet: PaperSheet, state: SheetState) -> None:
    sheet.state, sheet.checked_by, sheet.checked_at = state, by.person, clock.now()
    sheet.save(update_fields=["state", "checked_by", "checked_at", "rejected_because"])
