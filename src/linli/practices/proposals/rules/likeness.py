"""Which proposals may be alike: by the signs of their titles and of what they say. A person looks, authors decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

ALIKE = 50
"""From this percentage two proposals are shown to each other's authors."""

MOST = 5
TITLE_PARTS, TEXT_PARTS = 2, 1
"""A title tells more than the text does."""


@dataclass(frozen=True)
class Told:
    """A proposal by its number, title and the beginning of what it says."""

    key: int
    title: str
    text: str = ""


def likeness(one: Told, other: Told) -> int:
    """How alike two proposals are, 0 to 100: equal signs of the titles count twice, those of the texts once."""
    titles, texts = fuzz.ratio(one.title, other.title), fuzz.ratio(one.text, other.text)
    return round((titles * TITLE_PARTS + texts * TEXT_PARTS) / (TITLE_PARTS + TEXT_PARTS))


def alike_to(
    one: Told, others: Iterable[Told], least: int = ALIKE, most: int = MOST
) -> list[tuple[int, int]]:
    """The keys of those that are alike with their likeness, the most alike first; equal ones by their key."""
    scored = ((other.key, likeness(one, other)) for other in others if other.key != one.key)
    found = [(key, score) for key, score in scored if score >= least]
    return sorted(found, key=lambda each: (-each[1], each[0]))[:most]
