"""Votes from three channels into one register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked, sent_before
from linli.practices.meetings.actions.attending import not_on_the_roll
from linli.practices.meetings.actions.motions import locked_motion
from linli.practices.meetings.enums import BallotState, Channel, Choice, MeetingMode, SheetState
from linli.practices.meetings.models import Attendance, Ballot, Motion, Seat, VoteSheet
from linli.practices.meetings.queries import seat_of, stage_allows


@dataclass(frozen=True)
class VoteLine:
    """One line of a sheet of votes: whose seat, and for, against or abstain."""

    seat: Seat
    choice: str


@transaction.atomic
def vote(*, by, motion: Motion, choice: str, client_id: UUID | None = None) -> Ballot:
    """Vote online, once for each seat.

    A second vote online is refused and told when the first was saved. Where the seat has voted in the hall or on paper,
    the ballot is kept in the register and not counted; its state says so.
    """
    permit(by, "meetings.vote", motion)
    motion = locked_motion(motion)
    seat = seat_of(motion.meeting, by)
    if cast := sent_before(Ballot.objects.filter(motion=motion, seat=seat), client_id):
        return cast
    _judge_time(motion)
    refuse_if(
        say("This meeting takes votes in the hall only.") if motion.meeting.mode == MeetingMode.HALL else None
    )
    _judge_choice(choice)
    _judge_seat(motion, seat)
    before = Ballot.objects.filter(motion=motion, seat=seat).exclude(state=BallotState.PENDING)
    if online := before.filter(channel=Channel.ONLINE).first():
        raise Refusal(_voted_before(online))
    counts = not before.filter(state=BallotState.COUNTED).exists()
    ballot = Ballot.objects.create(
        motion=motion,
        seat=seat,
        choice=choice,
        channel=Channel.ONLINE,
        state=BallotState.COUNTED if counts else BallotState.DUPLICATE,
        number=_next_number(motion),
        cast_at=clock.now(),
        client_id=client_id,
    )
    record(
        by,
        "meetings.vote",
        ballot,
        tells=say("A vote was cast on: %(motion)s", motion=motion.text),
        content={"seat": seat.token, "choice": choice, "state": ballot.state},
    )
    return ballot


@transaction.atomic
def enter_votes(
    *, by, motion: Motion, channel: str, lines: Sequence[VoteLine], client_id: UUID | None = None
) -> VoteSheet:
    """Enter the votes of the hall or of paper ballots; they count when another person has checked them.

    A vote of the hall needs somebody in the seat. Refuses the whole sheet, naming the line, when one is not right.
    """
    permit(by, "meetings.enter_votes", motion)
    motion = locked_motion(motion)
    if entered := sent_before(motion.sheets.filter(entered_by=by.person), client_id):
        return entered
    _judge_time(motion)
    refuse_if(say("Open the meeting first: votes are entered in it.") if not motion.meeting.is_open else None)
    refuse_if(
        say("Choose whether these votes are from the hall or on paper.")
        if channel not in (Channel.HALL, Channel.PAPER)
        else None,
        "channel",
    )
    _judge_lines(motion, channel, lines)
    sheet = _written(by, motion, channel, lines, client_id)
    record(
        by,
        "meetings.enter_votes",
        sheet,
        tells=say("%(n)d votes were entered on: %(motion)s", n=len(lines), motion=motion.text),
        content={"channel": channel, "lines": [[line.seat.token, line.choice] for line in lines]},
    )
    return sheet


@transaction.atomic
def check_votes(*, by, sheet: VoteSheet) -> VoteSheet:
    """Confirm a sheet that somebody else entered: its votes go into the register, the first valid one of a seat counts."""
    permit(by, "meetings.check_votes", sheet)
    sheet, motion = _waiting_sheet(by, sheet)
    _register(
        motion,
        sheet,
        lambda counted, ballot: BallotState.DUPLICATE if ballot.seat_id in counted else BallotState.COUNTED,
    )
    _settle(by, sheet, SheetState.ACCEPTED)
    record(
        by,
        "meetings.check_votes",
        sheet,
        tells=say("Entered votes were checked by a second person: %(motion)s", motion=motion.text),
    )
    return sheet


@transaction.atomic
def reject_votes(*, by, sheet: VoteSheet, reason: str) -> VoteSheet:
    """Reject a sheet that does not agree with the hall or the paper; its lines stay in the register and do not count."""
    permit(by, "meetings.reject_votes", sheet)
    reason = filled(reason, say("Please write what does not agree."), "reason")
    sheet, motion = _waiting_sheet(by, sheet)
    _register(motion, sheet, lambda counted, ballot: BallotState.REJECTED)
    sheet.rejected_because = reason
    _settle(by, sheet, SheetState.REJECTED)
    record(
        by,
        "meetings.reject_votes",
        sheet,
        tells=say("Entered votes were rejected by a second person: %(motion)s", motion=motion.text),
        content={"reason": sheet.rejected_because},
    )
    return sheet


def _written(
    by, motion: Motion, channel: str, lines: Sequence[VoteLine], client_id: UUID | None
) -> VoteSheet:
    now = clock.now()
    sheet = VoteSheet.objects.create(
        motion=motion, channel=channel, entered_by=by.person, entered_at=now, client_id=client_id
    )
    shared = {
        "motion": motion,
        "channel": channel,
        "state": BallotState.PENDING,
        "cast_at": now,
        "sheet": sheet,
    }
    ballots = [Ballot(seat=line.seat, choice=line.choice, **shared) for line in lines]
    Ballot.objects.bulk_create(ballots, batch_size=500)
    return sheet


def _judge_time(motion: Motion) -> None:
    """Refuse while no votes are taken on the motion."""
    refuse_if(stage_allows(motion.run, "meetings.vote"))
    takes = motion.is_open and motion.meeting.takes_votes
    refuse_if(say("No votes are being taken on this motion.") if not takes else None)


def _judge_choice(choice: str) -> None:
    refuse_if(say("Choose for, against or abstain.") if choice not in Choice.values else None, "choice")


def _judge_seat(motion: Motion, seat: Seat | None) -> None:
    if seat is None:
        raise Refusal(not_on_the_roll(motion.meeting))
    refuse_if(say("You attend this meeting without a vote.") if not seat.votes else None)


def _voted_before(ballot: Ballot) -> Sentence:
    return say(
        "The vote of your seat was saved at %(moment)s. One seat has one vote, and it stands.",
        moment=ballot.cast_at.astimezone(clock.CHINA).strftime("%Y-%m-%d %H:%M"),
    )


def _judge_lines(motion: Motion, channel: str, lines: Sequence[VoteLine]) -> None:
    refuse_if(say("Nobody's vote has been entered.") if not lines else None, "lines")
    there = _taken_seats(motion) if channel == Channel.HALL else None
    seen: set[int] = set()
    for number, line in enumerate(lines, 1):
        _judge_choice(line.choice)
        if line.seat.meeting_id != motion.meeting.pk or not line.seat.votes:
            raise Refusal(say("Line %(n)d: this seat has no vote in this meeting.", n=number), "lines")
        if line.seat.pk in seen:
            raise Refusal(say("Line %(n)d: this seat stands on the sheet twice.", n=number), "lines")
        if there is not None and line.seat.pk not in there:
            raise Refusal(say("Line %(n)d: nobody has checked in for this seat.", n=number), "lines")
        seen.add(line.seat.pk)


def _taken_seats(motion: Motion) -> set[int]:
    there = Attendance.objects.filter(seat__meeting=motion.meeting, struck_at=None)
    return set(there.values_list("seat_id", flat=True))


def _waiting_sheet(by, sheet: VoteSheet) -> tuple[VoteSheet, Motion]:
    motion = locked_motion(sheet.motion)
    _judge_time(motion)
    sheet = locked(sheet)
    sheet.motion = motion
    refuse_if(say("This sheet was settled before.") if sheet.state != SheetState.WAITING else None)
    refuse_if(
        say("You entered these votes; somebody else has to check them.")
        if by.person is None or by.person.pk == sheet.entered_by_id
        else None
    )
    return sheet, motion


def _register(motion: Motion, sheet: VoteSheet, state_of) -> None:
    counted = set(
        Ballot.objects.filter(motion=motion, state=BallotState.COUNTED).values_list("seat_id", flat=True)
    )
    ballots = list(sheet.ballots.order_by("id"))
    for number, ballot in enumerate(ballots, _next_number(motion)):
        ballot.number, ballot.state = number, state_of(counted, ballot)
    _save_all(ballots)


def _save_all(ballots: Iterable[Ballot]) -> None:
    Ballot.objects.bulk_update(ballots, ["number", "state"], batch_size=200)


def _settle(by, sheet: VoteSheet, state: SheetState) -> None:
    sheet.state, sheet.checked_by, sheet.checked_at = state, by.person, clock.now()
    sheet.save(update_fields=["state", "checked_by", "checked_at", "rejected_because"])


def _next_number(motion: Motion) -> int:
    return (Ballot.objects.filter(motion=motion).aggregate(last=Max("number"))["last"] or 0) + 1
