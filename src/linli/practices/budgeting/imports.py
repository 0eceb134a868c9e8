"""Paper ballots brought in as a sheet: serial and choice, row by row."""

from __future__ import annotations

from collections.abc import Iterable

from linli.kernel.sentence import mark as _
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.platform.sheets import Column, Row, RowFault, choice
from linli.practices.budgeting.actions import PaperLine
from linli.practices.budgeting.models import Vote
from linli.practices.budgeting.rules.voting import ballot_fault, serial_of, written_choice

PAPER_COLUMNS = (
    Column("serial", _("Serial"), help=_("As it is printed on the ballot.")),
    Column(
        "choice", _("Chosen"), required=False, help=_("Numbers of the options: 3 7 12; with points: 3:5 7:2.")
    ),
    Column("spoilt", _("Spoilt"), choice([("yes", _("yes")), ("no", _("no"))]), required=False),
)


class Papers:
    """The roll and the options of a vote, to read rows against."""

    def __init__(self, vote: Vote):
        self.vote = vote
        self.costs = dict(vote.options.order_by("id").values_list("number", "cost_fen"))
        self.serials = set(vote.voters.values_list("serial", flat=True))

    def line(self, row: Row) -> PaperLine:
        """The line that a row means; raises Refusal where the choice can't be read."""
        spoilt = row.get("spoilt") == "yes"
        chosen = {} if spoilt else written_choice(row.get("choice") or "", self.vote.kind, list(self.costs))
        return PaperLine(str(row["serial"]), chosen, spoilt)

    def faults(self, rows: Iterable[Row]) -> list[RowFault]:
        """Rows with an unknown or repeated serial, or a choice that can't be read or breaks the rule."""
        found, seen = [], set()
        for row in rows:
            serial = serial_of(str(row["serial"]))
            if serial not in self.serials:
                found.append(RowFault(row.number, "serial", say("No ballot of this vote has this serial.")))
            elif serial in seen:
                found.append(RowFault(row.number, "serial", say("This serial stands on the sheet twice.")))
            elif because := self._fault(row):
                found.append(RowFault(row.number, "choice", because))
            seen.add(serial)
        return found

    def _fault(self, row: Row):
        try:
            line = self.line(row)
        except Refusal as refusal:
            return refusal.because
        return None if line.spoilt else ballot_fault(line.choice, self.vote.ballot_rule, self.costs)
