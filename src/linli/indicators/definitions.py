"""Every measure, once, as an Ibis expression over a few fact tables. Loaded only to compile; web workers never see Ibis.

A fact table has one row for each thing that counts: `source` and `record_id` name its record, `path` its place, `at` (a
moment) or `day` (a date) its time, `amount` what it weighs (1, or fen), `thing` what distinct counts count.
"""

from __future__ import annotations

from collections.abc import Mapping

import ibis
from ibis import _
from ibis.expr.types import Table

PLACE = ibis.param("string")
FIRST_DAY, LAST_DAY = ibis.param("date"), ibis.param("date")
FIRST_MOMENT, END_MOMENT = ibis.param("timestamp"), ibis.param("timestamp")
"""Of the period: both days are in it; the moments are the midnights (China) before the first and after the last day."""

FACT = ("source", "record_id", "path", "thing", "amount")

places = ibis.table({"id": "int64", "path": "string"}, name="places_place")
households = ibis.table({"id": "int64", "estate_id": "int64"}, name="people_household")
organisations = ibis.table(
    {"id": "int64", "kind": "string", "place_id": "int64", "founded_on": "date"}, name="people_organisation"
)
accounts = ibis.table({"id": "int64", "kind": "string", "place_id": "int64"}, name="ledger_account")
movements = ibis.table(
    {"id": "int64", "source_id": "int64", "target_id": "int64", "amount_fen": "int64", "effective_on": "date"},
    name="ledger_movement",
)
forms = ibis.table({"id": "int64", "household_id": "int64", "sent_at": "timestamp"}, name="needs_householdform")
reports = ibis.table({"id": "int64", "estate_id": "int64", "reported_at": "timestamp"}, name="needs_report")
complaints = ibis.table({"id": "int64", "community_id": "int64", "at": "timestamp"}, name="needs_complaint")
meetings = ibis.table({"id": "int64", "place_id": "int64"}, name="meetings_meeting")
seats = ibis.table({"id": "int64", "meeting_id": "int64"}, name="meetings_seat")
attendances = ibis.table(
    {"id": "int64", "seat_id": "int64", "at": "timestamp", "struck_at": "timestamp"}, name="meetings_attendance"
)
pledges = ibis.table(
    {"id": "int64", "household_id": "int64", "state": "string", "paid_at": "timestamp", "amount_fen": "int64"},
    name="matching_pledge",
)
projects = ibis.table(
    {"id": "int64", "estate_id": "int64", "accepted_on": "date"}, name="microprojects_microproject"
)
ratings = ibis.table(
    {"id": "int64", "household_id": "int64", "rated_at": "timestamp"}, name="microprojects_rating"
)


def _at_place(rows: Table, place_id: str) -> Table:
    """The rows with the path of their place."""
    return rows.join(places.select(**{place_id: "id", "path": "path"}), place_id)


def _of_households(rows: Table) -> Table:
    """The rows with the path of their household's estate."""
    return _at_place(rows.join(households.select(household_id="id", estate_id="estate_id"), "household_id"), "estate_id")


def _in_moments(rows: Table) -> Table:
    return rows.filter(_.path.startswith(PLACE), _.at >= FIRST_MOMENT, _.at < END_MOMENT)


def _in_days(rows: Table) -> Table:
    return rows.filter(_.path.startswith(PLACE), _.day >= FIRST_DAY, _.day <= LAST_DAY)


def _counted(rows: Table, source: str, at: str, thing: str = "id") -> Table:
    """Rows as facts that each count one, at a moment."""
    facts = rows.select(source=ibis.literal(source), record_id="id", path="path", thing=thing, amount=ibis.literal(1), at=at)
    return _in_moments(facts)


def _dated(rows: Table, source: str, day: str, thing: str = "id") -> Table:
    """Rows as facts that each count one, on a day."""
    facts = rows.select(source=ibis.literal(source), record_id="id", path="path", thing=thing, amount=ibis.literal(1), day=day)
    return _in_days(facts)


def _founded(kind: str) -> Table:
    return _dated(_at_place(organisations, "place_id").filter(_.kind == kind), "people.organisation", "founded_on")


def _moved(source_kind: str, target_kind: str) -> Table:
    """Movements from accounts of one kind to accounts of another, and back with a minus, as facts in fen."""

    def one_way(source: str, target: str, place_of: str, sign: int) -> Table:
        ends = movements.join(accounts.select(source_id="id", source_kind="kind", source_place="place_id"), "source_id")
        ends = ends.join(accounts.select(target_id="id", target_kind="kind", target_place="place_id"), "target_id")
        ends = ends.filter(_.source_kind == source, _.target_kind == target)
        rows = _at_place(ends.select("id", "amount_fen", "effective_on", place_id=place_of), "place_id")
        facts = rows.select(
            source=ibis.literal("ledger.movement"),
            record_id="id",
            path="path",
            thing="id",
            amount=rows.amount_fen * sign,
            day="effective_on",
        )
        return _in_days(facts)

    forth = one_way(source_kind, target_kind, "target_place", 1)
    back = one_way(target_kind, source_kind, "source_place", -1)
    return forth.union(back)


def _attended() -> Table:
    """Each time that somebody took part: a form sent in, a check-in, an own part paid, a rating (人次)."""
    present = attendances.filter(_.struck_at.isnull()).join(seats.select(seat_id="id", meeting_id="meeting_id"), "seat_id")
    present = _at_place(present.join(meetings.select(meeting_id="id", place_id="place_id"), "meeting_id"), "place_id")
    paid = _of_households(pledges.filter(_.paid_at.notnull()))
    parts = (
        _counted(_of_households(forms), "needs.form", "sent_at"),
        _counted(present, "meetings.attendance", "at"),
        _counted(paid, "matching.pledge", "paid_at"),
        _counted(_of_households(ratings), "microprojects.rating", "rated_at"),
    )
    return ibis.union(*parts)


def measures() -> Mapping[str, Table]:
    """Every measure by its code: the facts that it counts, for a place and a period."""
    return {
        "attendances": _attended(),
        "forms": _counted(_of_households(forms), "needs.form", "sent_at"),
        "reports": _counted(_at_place(reports, "estate_id"), "needs.report", "reported_at"),
        "complaints": _counted(_at_place(complaints, "community_id"), "needs.complaint", "at"),
        "self_raised_fen": _moved("outside", "own_part"),
        "matched_fen": _moved("guarantee_fund", "project"),
        "micro_projects_completed": _dated(
            _at_place(projects.filter(_.accepted_on.notnull()), "estate_id"), "microprojects.project", "accepted_on"
        ),
        "estates_renewed": _dated(
            _at_place(projects.filter(_.accepted_on.notnull()), "estate_id"),
            "microprojects.project",
            "accepted_on",
            thing="estate_id",
        ),
        "courtyard_committees_founded": _founded("courtyard_committee"),
        "volunteer_teams_founded": _founded("volunteer_team"),
        "micro_grid_teams_founded": _founded("micro_grid_team"),
        "self_organisations_founded": _founded("self_organisation"),
    }


DISTINCT = frozenset({"estates_renewed"})
"""Measures that count distinct things; all others add up amounts."""


def value(code: str, facts: Table) -> Table:
    """One row: the measure's value and how many records it counted."""
    total = facts.thing.nunique() if code in DISTINCT else facts.amount.sum().coalesce(0)
    return facts.aggregate(value=total.cast("int64"), records=facts.count()).mutate(code=ibis.literal(code))


def by_source(facts: Table) -> Table:
    """The value of each source."""
    return facts.group_by("source").aggregate(value=facts.amount.sum())


def by_place(facts: Table) -> Table:
    """The value of each place."""
    return facts.group_by("path").aggregate(value=facts.amount.sum())
