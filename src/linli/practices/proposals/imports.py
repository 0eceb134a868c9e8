"""Sheets that social workers bring in: which households signed on paper."""

from __future__ import annotations

from collections.abc import Iterable

from linli.civic.people.models import Household
from linli.civic.people.queries import households_of
from linli.civic.places.models import Place
from linli.kernel.sentence import mark as _
from linli.kernel.sentence import say
from linli.platform.sheets import Column, Row, RowFault, whole

COSIGN_COLUMNS = (
    Column("estate", _("Estate")),
    Column("address", _("Address"), help=_("Building, unit and door as in the register.")),
    Column(
        "version",
        _("Version"),
        whole,
        required=False,
        help=_("As printed on the list; empty for the one that stands."),
    ),
)


class Households:
    """The households of a place, to be found by estate and address."""

    def __init__(self, place: Place):
        self.known = {(one.estate.name, one.address): one for one in households_of(place)}

    def of(self, row: Row) -> Household | None:
        """The household that a row means."""
        return self.known.get((row["estate"], row["address"]))

    def faults(self, rows: Iterable[Row], versions: int) -> list[RowFault]:
        """Rows that name no household or no version that there is, and households that are named twice."""
        found, seen = [], set()
        for row in rows:
            household = self.of(row)
            if household is None:
                found.append(RowFault(row.number, "address", say("The register knows no household there.")))
            elif household.pk in seen:
                found.append(
                    RowFault(row.number, "address", say("This household stands on the sheet twice."))
                )
            elif row.get("version") is not None and not 1 <= row["version"] <= versions:
                found.append(RowFault(row.number, "version", say("There is no such version.")))
            else:
                seen.add(household.pk)
        return found
