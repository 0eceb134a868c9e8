"""The words for units beside a number, for one and for more; shares, ratios and amounts say theirs in the number.

They have a context of their own: in Chinese a unit is a measure word (20 个小区), which the same noun elsewhere is not.
"""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import pgettext_lazy

UNITS = {
    "attendances": (pgettext_lazy("unit", "attendance"), pgettext_lazy("unit", "attendances")),
    "households": (pgettext_lazy("unit", "household"), pgettext_lazy("unit", "households")),
    "estates": (pgettext_lazy("unit", "estate"), pgettext_lazy("unit", "estates")),
    "projects": (pgettext_lazy("unit", "project"), pgettext_lazy("unit", "projects")),
    "proposals": (pgettext_lazy("unit", "proposal"), pgettext_lazy("unit", "proposals")),
    "categories": (pgettext_lazy("unit", "category"), pgettext_lazy("unit", "categories")),
    "organisations": (pgettext_lazy("unit", "organisation"), pgettext_lazy("unit", "organisations")),
    "teams": (pgettext_lazy("unit", "team"), pgettext_lazy("unit", "teams")),
    "forms": (pgettext_lazy("unit", "form"), pgettext_lazy("unit", "forms")),
    "needs": (pgettext_lazy("unit", "need"), pgettext_lazy("unit", "needs")),
    "meetings": (pgettext_lazy("unit", "meeting"), pgettext_lazy("unit", "meetings")),
    "motions": (pgettext_lazy("unit", "motion"), pgettext_lazy("unit", "motions")),
    "resolutions": (pgettext_lazy("unit", "resolution"), pgettext_lazy("unit", "resolutions")),
    "complaints": (pgettext_lazy("unit", "complaint"), pgettext_lazy("unit", "complaints")),
    "points": (pgettext_lazy("unit", "points"), pgettext_lazy("unit", "points")),
    "yuan": (pgettext_lazy("unit", "yuan"), pgettext_lazy("unit", "yuan")),
}


def unit_word(unit: str, value: int | Fraction | None = None) -> str:
    """The word for a unit beside this value, in the language of the moment; nothing where the number says it itself."""
    one, more = UNITS.get(unit, ("", ""))
    return str(one if value == 1 else more)
