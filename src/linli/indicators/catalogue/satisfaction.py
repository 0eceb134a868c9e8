"""Satisfaction with what was renewed, by each of the four declared methods; none is told without a baseline."""

from __future__ import annotations

from fractions import Fraction

from linli.indicators.catalogue.words import SERVICE, CountedBy, Indicator
from linli.kernel.sentence import Sentence, say
from linli.kernel.sentence import mark as _
from linli.practices.microprojects.rules.satisfaction import Measure, told


def measure_of(method: str, counted: CountedBy) -> Measure:
    """What the ratings come to under a method, from sums of marks; the same as the practice's rule from the marks."""
    n, both = counted["ratings"].value, counted["ratings_both"].value
    before, after = _share(counted, "marks_before", both), _share(counted, "marks_after", both)
    value: Fraction | None = None
    if method == "post_rate":
        before, after = _share(counted, "ratings_content_before", both), _share(counted, "ratings_content", n)
        value = after
    elif method == "share_improved":
        value = _share(counted, "ratings_improved", both)
    elif before is not None and after is not None:
        value = after - before if method == "point_change" else (after - before) / before
    return Measure(method, value, before, after, n, both, counted["benefiting"].value)


def _share(counted: CountedBy, code: str, of: int) -> Fraction | None:
    return Fraction(counted[code].value, of) if of else None


def _indicator(
    method: str, title: str, unit: str = "share", *, signed: bool = False, code: str = ""
) -> Indicator:
    def value(counted: CountedBy) -> Fraction | None:
        return measure_of(method, counted).value if counted["ratings_both"].value else None

    def because(counted: CountedBy) -> Sentence:
        if not counted["ratings"].value:
            return say("not told yet: no household has rated a project in the period")
        if not counted["ratings_both"].value:
            return say(
                "not told: nobody has rated how it was before, and without a baseline no change can be told"
            )
        return told(measure_of(method, counted))

    code = f"satisfaction_{code or method}"
    return Indicator(code, SERVICE, title, unit, ("ratings", "benefiting"), value, because, signed)


HEADLINE = "share_improved"
"""The method of the figure that a report leads with: the only one in which each household speaks for itself, before and after."""

INDICATORS = (
    _indicator(HEADLINE, _("Satisfaction up"), code="change"),
    _indicator("post_rate", _("Satisfaction: content now")),
    _indicator("share_improved", _("Satisfaction: better than before")),
    _indicator("point_change", _("Satisfaction: change of the mean mark"), "points", signed=True),
    _indicator("relative_growth", _("Satisfaction: growth of the mean mark"), signed=True),
)
