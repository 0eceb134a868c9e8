"""How rows of a table become facts: with the path of their place, within the place and period that are asked for."""

from __future__ import annotations

import ibis
from ibis import _
from ibis.expr.types import Column, Table

from linli.indicators.definitions.tables import (
    END_MOMENT,
    FIRST_DAY,
    FIRST_MOMENT,
    LAST_DAY,
    PLACE,
    accounts,
    households,
    movements,
    places,
)


def at_place(rows: Table, place_id: str) -> Table:
    """The rows with the path of their place."""
    return rows.join(places.select(**{place_id: "id", "path": "path"}), place_id)


def of_households(rows: Table) -> Table:
    """The rows with the path of their household's estate."""
    return at_place(
        rows.join(households.select(household_id="id", estate_id="estate_id"), "household_id"), "estate_id"
    )


def counted(
    rows: Table, source: str, at: str, *, opens: str = "", thing: str = "id", amount: str = ""
) -> Table:
    """Rows as facts; `at` names the moment or day by which they belong to a period."""
    within = _in_days if rows[at].type().is_date() else _in_moments
    rows = rows.filter(_.path.startswith(PLACE), within(rows[at]))
    return rows.select(
        source=ibis.literal(source),
        record_id=_.id,
        path=_.path,
        opens=_[opens] if opens else ibis.literal(0).cast("int64"),
        thing=_[thing],
        amount=_[amount] if amount else ibis.literal(1).cast("int64"),
        when=_[at].cast("string"),
    )


def moved(source_kind: str, target_kind: str) -> Table:
    """Movements from accounts of one kind to accounts of another, and back with a minus, as facts in fen.

    They belong to the place of the account that is no fund and not the world outside.
    """
    forth = _one_way(source_kind, target_kind, "target", 1)
    return forth.union(_one_way(target_kind, source_kind, "source", -1))


def _one_way(source: str, target: str, near: str, sign: int) -> Table:
    ends = movements
    for end in ("source", "target"):
        ends = ends.join(
            accounts.select(**{f"{end}_id": "id", f"{end}_kind": "kind", f"{end}_place": "place_id"}),
            f"{end}_id",
        )
    ends = ends.filter(_.source_kind == source, _.target_kind == target)
    rows = ends.select(
        "id",
        "effective_on",
        signed=_.amount_fen * sign,
        place_id=_[f"{near}_place"],
        account_id=_[f"{near}_id"],
    )
    return counted(
        at_place(rows, "place_id"), "ledger.movement", "effective_on", opens="account_id", amount="signed"
    )


def _in_moments(at: Column) -> Column:
    return (at >= FIRST_MOMENT) & (at < END_MOMENT)


def _in_days(day: Column) -> Column:
    return (day >= FIRST_DAY) & (day <= LAST_DAY)
