"""The measures by their codes."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
from ibis import _
from ibis.expr.types import Column, Table

from linli.indicators.definitions import tables
from linli.indicators.definitions.facts import at_place, counted, moved, of_households
from linli.indicators.definitions.tables import (
    meetings,
    motions,
    pledges,
    projects,
    ratings,
    reports,
    resolutions,
    topics,
)


def measures() -> Mapping[str, Table]:
    """Every measure by its code: the facts that it counts, for a place and a period."""
    return {
        **_space(),
        **_capital(),
        **_capacity(),
        **_service(),
        **_contests(),
        **_satisfaction(),
    }


DISTINCT = frozenset(
    {
        "estates_renewed",
        "households_took_part",
        "households_paid",
        "estates_surveyed",
        "estates_in_contest",
        "proposal_categories",
    }
)
"""Measures that count distinct things; all others add up amounts."""

CONTENT_FROM = 4
"""From this mark on, of 1 to 5, a household counts as content."""


def _space() -> dict[str, Table]:
    accepted = at_place(projects.filter(_.accepted_on.notnull()), "estate_id")
    held = at_place(meetings.filter(_.state == "closed"), "place_id")
    of_meetings = topics.join(meetings.select(meeting_id="id", place_id="place_id"), "meeting_id")
    of_topics = of_meetings.select("place_id", topic_id="id")
    moved_here = motions.join(of_topics, "topic_id")
    due = resolutions.join(moved_here.select("place_id", motion_id="id"), "motion_id")
    return {
        "estates_renewed": counted(
            accepted, "microprojects.project", "accepted_on", opens="id", thing="estate_id"
        ),
        "micro_projects_completed": counted(accepted, "microprojects.project", "accepted_on", opens="id"),
        "meetings_held": counted(held, "meetings.meeting", "opened_at", opens="id"),
        "motions_carried": counted(
            at_place(moved_here.filter(_.state == "carried"), "place_id"),
            "meetings.motion",
            "closed_at",
            opens="id",
        ),
        "resolutions_due": counted(at_place(due, "place_id"), "meetings.resolution", "due_on", opens="id"),
        "resolutions_done": counted(
            at_place(due.filter(_.state == "done"), "place_id"), "meetings.resolution", "due_on", opens="id"
        ),
    }


def _capital() -> dict[str, Table]:
    paid = _paid()
    return {
        "attendances": _took_part(_present(), thing="id"),
        "households_took_part": _took_part(_present().filter(_.household_id.notnull()), thing="household_id"),
        "self_raised_fen": moved("outside", "own_part"),
        "matched_fen": moved("guarantee_fund", "project"),
        "households_paid": counted(
            paid, "matching.pledge", "paid_at", opens="raising_id", thing="household_id"
        ),
    }


def _capacity() -> dict[str, Table]:
    return {
        f"{founded}_founded": counted(
            at_place(tables.organisations.filter(_.kind == kind), "place_id"),
            "people.organisation",
            "founded_on",
            opens="id",
        )
        for founded, kind in {
            "courtyard_committees": "courtyard_committee",
            "volunteer_teams": "volunteer_team",
            "micro_grid_teams": "micro_grid_team",
            "self_organisations": "self_organisation",
        }.items()
    }


def _service() -> dict[str, Table]:
    complaints = tables.complaints.mutate(place_id=ibis.coalesce(_.estate_id, _.community_id))
    return {
        "forms": counted(of_households(tables.forms), "needs.form", "sent_at", opens="survey_id"),
        "reports": counted(at_place(reports, "estate_id"), "needs.report", "reported_at", opens="id"),
        "complaints": counted(at_place(complaints, "place_id"), "needs.complaint", "at"),
    }


def _contests() -> dict[str, Table]:
    surveyed = at_place(tables.profiles.filter(_.completed_on.notnull()), "estate_id")
    entered = tables.proposals.filter(
        _.kind == "nominations", _.state != "withdrawn", _.submitted_at.notnull()
    )
    done = _proposals_done()
    return {
        "estates_surveyed": counted(surveyed, "estates.profile", "completed_on", thing="estate_id"),
        "estates_in_contest": counted(
            at_place(entered, "estate_id"),
            "proposals.proposal",
            "submitted_at",
            opens="id",
            thing="estate_id",
        ),
        "proposals_carried_out": counted(done, "proposals.proposal", "carried_out_on", opens="id"),
        "proposal_categories": counted(
            done, "proposals.proposal", "carried_out_on", opens="id", thing="category"
        ),
        "households_benefiting": _households_benefiting(),
    }


def _proposals_done() -> Table:
    """Proposals that were carried out, each with its category, at its estate or, where it is for all, at the run's place."""
    runs = tables.runs.select(run_id="id", run_place="place_id")
    rows = tables.proposals.filter(_.state == "carried_out").join(runs, "run_id")
    rows = rows.join(tables.categories.select(category_id="id", category="title"), "category_id")
    return at_place(rows.mutate(place_id=ibis.coalesce(_.estate_id, _.run_place)), "place_id")


def _households_benefiting() -> Table:
    """Of each estate the accepted project that most households benefit from, so that no household is counted twice."""
    within = (_.accepted_on >= tables.FIRST_DAY) & (_.accepted_on <= tables.LAST_DAY)
    accepted = projects.filter(_.accepted_on.notnull(), within)
    most = accepted.group_by("estate_id").aggregate(beneficiaries=_.beneficiaries.max())
    ones = accepted.join(most, ["estate_id", "beneficiaries"]).group_by("estate_id").aggregate(id=_.id.min())
    rows = at_place(projects.join(ones.select("id"), "id"), "estate_id")
    return counted(rows, "microprojects.project", "accepted_on", opens="id", amount="beneficiaries")


def _satisfaction() -> dict[str, Table]:
    """Marks as facts. Marks before and after are those of households that rated both times."""

    def of(rows: Table, amount: str = "") -> Table:
        return counted(
            at_place(rows, "estate_id"), "microprojects.rating", "rated_on", opens="project_id", amount=amount
        )

    rated = ratings.join(projects.select(project_id="id", estate_id="estate_id"), "project_id")
    both = rated.filter(_.before.notnull())
    return {
        "ratings": of(rated),
        "ratings_both": of(both),
        "ratings_improved": of(both.filter(_.after > _.before)),
        "ratings_content": of(rated.filter(_.after >= CONTENT_FROM)),
        "ratings_content_before": of(both.filter(_.before >= CONTENT_FROM)),
        "marks_before": of(both, "before"),
        "marks_after": of(both, "after"),
        "benefiting": _benefiting(rated),
    }


def _benefiting(rated: Table) -> Table:
    """The projects that were rated in the period, each with the households that benefit."""
    latest = rated.filter((_.rated_on >= tables.FIRST_DAY) & (_.rated_on <= tables.LAST_DAY))
    latest = latest.group_by("project_id").aggregate(rated_on=_.rated_on.max())
    rows = at_place(projects.rename(project_id="id").join(latest, "project_id"), "estate_id")
    rows = rows.mutate(id=_.project_id)
    return counted(rows, "microprojects.project", "rated_on", opens="id", amount="beneficiaries")


def _paid() -> Table:
    """Own parts that were paid and not given back."""
    return of_households(pledges.filter(_.state == "paid"))


def _present() -> Table:
    """Check-ins that stand, at the estate of the household; of a person in a capacity, where the meeting was."""
    here = tables.seats.join(meetings.select(meeting_id="id", meeting_place="place_id"), "meeting_id")
    estates = tables.households.select(seated="id", estate="estate_id")
    here = here.left_join(estates, [("household_id", "seated")])
    here = here.select(
        "meeting_id", "household_id", seat_id="id", place_id=ibis.coalesce(_.estate, _.meeting_place)
    )
    return at_place(tables.attendances.filter(_.struck_at.isnull()).join(here, "seat_id"), "place_id")


def _took_part(present: Table, thing: str) -> Table:
    """Each time that somebody took part: a form sent in, a check-in, an own part paid, a rating (人次)."""
    of_projects = ratings.mutate(opens=_.project_id)
    return ibis.union(
        counted(of_households(tables.forms), "needs.form", "sent_at", opens="survey_id", thing=thing),
        counted(present, "meetings.attendance", "at", opens="meeting_id", thing=thing),
        counted(_paid(), "matching.pledge", "paid_at", opens="raising_id", thing=thing),
        counted(of_households(of_projects), "microprojects.rating", "rated_on", opens="opens", thing=thing),
    )


def value(code: str, facts: Table) -> Table:
    """One row: the measure's value and how many records it counted."""
    return facts.aggregate(value=_total(code, facts), records=facts.count()).mutate(code=ibis.literal(code))


def by_source(code: str, facts: Table) -> Table:
    """The value of each source."""
    return facts.group_by("source").aggregate(value=_total(code, facts))


def by_place(code: str, facts: Table) -> Table:
    """The value of each place."""
    return facts.group_by("path").aggregate(value=_total(code, facts))


def _total(code: str, facts: Table) -> Column:
    total = facts.thing.nunique() if code in DISTINCT else facts.amount.sum().coalesce(0)
    return total.cast("int64")
