"""Sheets that hosts bring in: who has signed, and votes on paper. Seats are found by number, or by estate and address."""

from __future__ import annotations

from collections.abc import Iterable

from linli.kernel.sentence import mark as _
from linli.kernel.sentence import say
from linli.platform.sheets import Column, Row, RowFault, choice, whole
from linli.practices.meetings.enums import Choice
from linli.practices.meetings.models import Meeting, Seat
from linli.practices.meetings.queries import seats_of

NUMBER = Column("number", _("No. on the roll"), whole, required=False, help=_("As on the printed sheet."))
ESTATE = Column("estate", _("Estate"), required=False)
ADDRESS = Column(
    "address",
    _("Address"),
    required=False,
    help=_("Building, unit and door as on the roll; not needed with the number."),
)

ATTENDANCE_COLUMNS = (NUMBER, ESTATE, ADDRESS)
VOTE_COLUMNS = (NUMBER, ESTATE, ADDRESS, Column("choice", _("Vote"), choice(Choice.choices)))


class Seats:
    """The roll of a meeting, to find seats in."""

    def __init__(self, meeting: Meeting):
        seats = list(seats_of(meeting))
        self.by_number = {seat.number: seat for seat in seats}
        self.by_address = {
            (seat.household.estate.name, seat.household.address): seat for seat in seats if seat.household
        }

    def of(self, row: Row) -> Seat | None:
        """The seat that a row means."""
        if row.get("number"):
            return self.by_number.get(row["number"])
        return self.by_address.get((row.get("estate", ""), row.get("address", "")))

    def faults(self, rows: Iterable[Row]) -> list[RowFault]:
        """Rows that name no seat of the roll, and seats that are named twice."""
        found, seen = [], set()
        for row in rows:
            seat = self.of(row)
            if seat is None:
                found.append(
                    RowFault(row.number, "number", say("This seat is not on the roll of the meeting."))
                )
            elif seat.pk in seen:
                found.append(RowFault(row.number, "number", say("This seat stands on the sheet twice.")))
            else:
                seen.add(seat.pk)
        return found
