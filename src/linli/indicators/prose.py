"""What the report says in sentences; made from counted measures only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from linli.indicators.catalogue import CAPACITY, CAPITAL, SERVICE, SPACE, CountedBy
from linli.indicators.catalogue.satisfaction import measure_of
from linli.kernel.sentence import Sentence, say
from linli.platform.ui.words import percent, wan

NOTHING = say("Nothing has been counted in this part for this place and period yet.")


def of_part(part: str, counted: CountedBy) -> list[Sentence]:
    """The sentences of a part; one that says so where nothing was counted."""
    return [sentence for sentence in _TOLD[part](counted) if sentence] or [NOTHING]


def _space(counted: CountedBy) -> list[Sentence | None]:
    estates, projects, meetings = _values(
        counted, "estates_renewed", "micro_projects_completed", "meetings_held"
    )
    motions, done, due = _values(counted, "motions_carried", "resolutions_done", "resolutions_due")
    return [
        say(
            "Estates renewed: %(estates)d, with %(projects)d micro-projects that the supervisors accepted.",
            estates=estates,
            projects=projects,
        )
        if projects
        else None,
        say(
            "What was built was deliberated first: meetings held %(meetings)d, motions carried %(motions)d; of %(due)d resolutions that fell due, %(done)d are done.",
            meetings=meetings,
            motions=motions,
            due=due,
            done=done,
        )
        if meetings
        else None,
    ]


def _capital(counted: CountedBy) -> list[Sentence | None]:
    attendances, households = _values(counted, "attendances", "households_took_part")
    raised, matched = _values(counted, "self_raised_fen", "matched_fen")
    took_part = say(
        "Residents took part %(attendances)s times; behind this stand %(households)s different households.",
        attendances=f"{attendances:,}",
        households=f"{households:,}",
    )
    money = say(
        "Neighbours raised %(raised)s themselves, and the community guarantee fund added %(matched)s: each yuan of theirs moved %(leverage)s of the fund.",
        raised=wan(raised),
        matched=wan(matched),
        leverage=wan(100 * matched // raised) if raised > 0 else "",
    )
    only_raised = say(
        "Neighbours raised %(raised)s themselves; the fund has not added to it yet.", raised=wan(raised)
    )
    return [
        took_part if attendances else None,
        (money if matched > 0 else only_raised) if raised > 0 else None,
    ]


def _capacity(counted: CountedBy) -> list[Sentence | None]:
    committees, teams = _values(counted, "courtyard_committees_founded", "volunteer_teams_founded")
    grids, others = _values(counted, "micro_grid_teams_founded", "self_organisations_founded")
    if not committees + teams + grids + others:
        return []
    return [
        say(
            "Groups founded that carry on when the project ends: %(all)d, among them courtyard committees %(committees)d, volunteer teams %(teams)d, micro-grid teams %(grids)d, self-organisations %(others)d.",
            all=committees + teams + grids + others,
            committees=committees,
            teams=teams,
            grids=grids,
            others=others,
        )
    ]


def _service(counted: CountedBy) -> list[Sentence | None]:
    forms, reports = _values(counted, "forms", "reports")
    heard = say(
        "What was needed was told in %(forms)s household forms and %(reports)s reports of residents.",
        forms=f"{forms:,}",
        reports=f"{reports:,}",
    )
    return [heard if forms or reports else None, _complaints(counted), _satisfaction(counted)]


def _complaints(counted: CountedBy) -> Sentence | None:
    before, after = _values(counted, "complaints_before", "complaints_after")
    if not before:
        return None
    told = {"before": before, "after": after, "days": counted["complaints_window_days"].value}
    told["share"] = percent(Fraction(abs(after - before), before))
    if after < before:
        return say(
            "Complaints to the 12345 hotline fell by %(share)s: from %(before)d to %(after)d, in %(days)d days each.",
            **told,
        )
    return say(
        "Complaints to the 12345 hotline did not fall: %(before)d before, %(after)d after (%(share)s more), in %(days)d days each.",
        **told,
    )


def _satisfaction(counted: CountedBy) -> Sentence | None:
    found = measure_of("post_rate", counted)
    if not found.n_baseline:
        return None
    return say(
        "Of the households that rated what was built, %(after)s are content now (4 or 5 of 5); before it was %(before)s. Ratings: %(n)d, that is %(rate)s of the households that benefit.",
        after=percent(found.after),
        before=percent(found.before),
        n=found.n,
        rate=percent(found.response_rate) or "–",
    )


def _values(counted: CountedBy, *codes: str) -> tuple[int, ...]:
    return tuple(counted[code].value for code in codes)


_TOLD: Mapping[str, Callable[[CountedBy], list[Sentence | None]]] = {
    SPACE: _space,
    CAPITAL: _capital,
    CAPACITY: _capacity,
    SERVICE: _service,
}
