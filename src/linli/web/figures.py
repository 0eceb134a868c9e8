"""The same figures for many communities in one table."""

from __future__ import annotations

from dataclasses import dataclass

from linli.civic.places.models import Place
from linli.indicators.catalogue import BY_CODE, Counted
from linli.indicators.queries import ALWAYS
from linli.indicators.queries.counting import sums
from linli.indicators.queries.measuring import HEADLINES, Measured, records_url
from linli.kernel.sentence import Sentence

STOREYS = 4
"""City, district, street, community: so many codes of a path name the community."""


@dataclass(frozen=True)
class CommunityLine:
    """A community at work: its open runs and its figures, in the order of the headlines; None where nothing was counted."""

    place: Place
    runs_open: int
    figures: list[Measured | None]


def titles() -> list[Sentence]:
    """What each column of figures is."""
    return [Sentence(BY_CODE[code].title) for code in HEADLINES]


def community_lines(within: Place, communities: list[Place]) -> list[CommunityLine]:
    """The figures of communities that lie in a place (1 query for all)."""
    codes = list(dict.fromkeys(part for code in HEADLINES for part in BY_CODE[code].measures))
    counted: dict[str, dict[str, int]] = {code: {} for code in codes}
    if communities:
        for code, by_place in zip(
            codes, sums([(code, "by_place", ALWAYS) for code in codes], within), strict=True
        ):
            for path, value in by_place.items():
                home = community_path(path)
                counted[code][home] = counted[code].get(home, 0) + value
    return [
        CommunityLine(
            place, getattr(place, "runs_open", 0), [_figure(code, place, counted) for code in HEADLINES]
        )
        for place in communities
    ]


def community_path(path: str) -> str:
    """The path of the community in which a place lies."""
    return "/".join(path.split("/")[: STOREYS + 1]) + "/"


def _figure(code: str, place: Place, counted: dict[str, dict[str, int]]) -> Measured | None:
    indicator = BY_CODE[code]
    values = {part: Counted(counted[part].get(place.path, 0), 0) for part in indicator.measures}
    if not any(one.value for one in values.values()):
        return None
    return Measured(indicator, indicator.value(values), Sentence(""), 0, records_url(place, code, None))
