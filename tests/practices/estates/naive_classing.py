"""The classing a second time, written from docs/algorithms/classing.md alone and as simply as possible.

It shares no code with the rule that it checks: figures are made here again from the answers, and each band is tried by
cross-multiplication of whole numbers.
"""

from __future__ import annotations

LEVELS_OF_FAULT = ("fault_roofs", "fault_walls", "fault_pipes", "fault_wiring")
FACILITIES = (
    "has_meeting_place", "has_fitness", "has_parking", "has_bicycle_shed", "has_charging", "has_ramps",
    "has_green", "has_sorting",
)  # fmt: skip


def figure(measure: str, answers: dict):
    """A state, or a figure as a pair of whole numbers (above, below the line)."""
    if measure in ("committee_state", "property_service", "fire_equipment"):
        return answers[measure]
    if measure in ("fire_risk", "groups"):
        return (answers[measure], 1)
    if measure == "worst_fault":
        return (sorted(answers[one] for one in LEVELS_OF_FAULT)[-1], 1)
    if measure == "facilities":
        return (len([one for one in FACILITIES if answers[one]]), 1)
    part, whole, times = {
        "arrears_share": ("arrears", "households", 1),
        "dark_share": ("lamps_broken", "lamps", 1),
        "disputes_per_hundred": ("disputes", "households", 100),
        "volunteers_per_hundred": ("volunteers", "households", 100),
    }[measure]
    if answers[whole] == 0:
        return (times, 1)
    return (answers[part] * times, answers[whole])


def points(criterion: dict, answers: dict) -> int:
    """The points of the first band that fits."""
    found = figure(criterion["measure"], answers)
    for band in criterion["bands"]:
        if criterion["how"] == "one_of":
            if found in band["states"]:
                return band["points"]
            continue
        above, below = (int(number) for number in band["bound"].split("/"))
        left, right = found[0] * below, above * found[1]
        if (left >= right) if criterion["how"] == "at_least" else (left <= right):
            return band["points"]
    return 0


def naive_class(rule: dict, answers: dict) -> tuple[int, str]:
    """The points and the class of one estate."""
    got = [points(one, answers) for one in rule["criteria"]]
    total = sum(got)
    below_a_floor = [one for one, mine in zip(rule["criteria"], got, strict=True) if mine < one["floor"]]
    if total >= rule["demonstrate_from"] and not below_a_floor:
        return total, "demonstrate"
    if total >= rule["improve_from"]:
        return total, "improve"
    return total, "complete"
