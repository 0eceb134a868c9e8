"""The cases that can be built, by their names in the article."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.db import transaction

from linli.demonstration import caotang_story, neighbour_story, shiling_story, yusha_story
from linli.demonstration.ground import lay
from linli.platform import clock

FIRST_DAY = date(2023, 12, 1)
"""The ground is laid before any case begins."""

CASES: dict[str, Callable] = {
    "C1": shiling_story.live,
    "C2": yusha_story.live,
    "C3": caotang_story.live,
    "next-door": neighbour_story.live,
}
"""The article's cases by number, and a community next door where visitors act themselves."""


def build(cases: Iterable[str] = (), tell: Callable[[str], None] = lambda line: None) -> None:
    """Live through the cases named, or all; `tell` hears how far it has come. All or nothing."""
    with transaction.atomic():
        tell("地名、日历、工作法")
        with clock.at(FIRST_DAY):
            lay()
        for case in list(cases) or list(CASES):
            CASES[case](tell)
