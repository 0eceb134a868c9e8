"""The tables that measures read, with the columns that they need; and what is asked for: a place and a period."""

from __future__ import annotations

import ibis

PLACE = ibis.param("string")
FIRST_DAY, LAST_DAY = ibis.param("date"), ibis.param("date")
FIRST_MOMENT, END_MOMENT = ibis.param("timestamp"), ibis.param("timestamp")
"""Of the period: both days are in it; the moments are the midnights (China) before the first and after the last day."""


def _table(name: str, numbers: str, **others: str):
    """A table of the database: its number columns by name, other columns with their type."""
    return ibis.table({"id": "int64", **dict.fromkeys(numbers.split(), "int64"), **others}, name=name)


places = _table("places_place", "", path="string")
households = _table("people_household", "estate_id")
organisations = _table("people_organisation", "place_id", kind="string", founded_on="date")
accounts = _table("ledger_account", "place_id", kind="string")
movements = _table("ledger_movement", "source_id target_id amount_fen", effective_on="date")

forms = _table("needs_householdform", "household_id survey_id", sent_at="timestamp")
reports = _table("needs_report", "estate_id", reported_at="timestamp")
complaints = _table("needs_complaint", "community_id estate_id", at="timestamp")

meetings = _table("meetings_meeting", "place_id", state="string", opened_at="timestamp")
seats = _table("meetings_seat", "meeting_id household_id")
attendances = _table("meetings_attendance", "seat_id", at="timestamp", struck_at="timestamp")
topics = _table("meetings_topic", "meeting_id")
motions = _table("meetings_motion", "topic_id", state="string", closed_at="timestamp")
resolutions = _table("meetings_resolution", "motion_id", state="string", due_on="date")

pledges = _table("matching_pledge", "household_id raising_id amount_fen", state="string", paid_at="timestamp")
runs = _table("process_run", "place_id")
profiles = _table("estates_profile", "estate_id", completed_on="date")
proposals = _table(
    "proposals_proposal",
    "run_id estate_id category_id",
    kind="string",
    state="string",
    submitted_at="timestamp",
    carried_out_on="date",
)
categories = _table("proposals_category", "", title="string")
projects = _table("microprojects_microproject", "estate_id beneficiaries", accepted_on="date")
ratings = _table("microprojects_rating", "project_id household_id before after", rated_on="date")
