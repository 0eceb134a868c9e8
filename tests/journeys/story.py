"""What the steps of the loop share: who walks, which run they walk through, what they were handed on the way."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.urls import reverse
from PIL import Image, TiffImagePlugin

from tests.journeys.ground import BEGINS, TWO_ROLES
from tests.journeys.site import Site
from tests.journeys.walker import Walker

COMMUNITY = "510112003002"
WORKER, OFFICER, GRID = "陈安禾", "周文清", "杨建平"
COUNCIL, SUPERVISOR, PARTY = "曾德才", "何素芬", "罗国梁"
COMMITTEES = ("院代表1", "院代表2", "院代表3")
BOTH = TWO_ROLES
"""The cast by name: social worker, community officer, grid worker; council member, supervisor, party committee; the
committees of the three estates, and somebody of two roles."""

ESTATES = tuple(f"{COMMUNITY}-{number}" for number in (1, 2, 3))


@dataclass
class Story:
    """One walk through the whole loop. `role` opens the browser of a cast member, `by_code` that of a household."""

    site: Site
    come_in: Callable[..., Walker]
    by_code: Callable[..., Walker]
    visitor: Callable[..., Walker]
    today: date = BEGINS
    run: int = 0
    inner: int = 0
    survey: int = 0
    meeting: int = 0
    project: int = 0
    codes: dict[str, list[str]] = field(default_factory=dict)
    people: dict[str, Walker] = field(default_factory=dict)

    def role(self, name: str, **how) -> Walker:
        """Somebody of the cast; the same browser each time, unless it is told how it should be."""
        if how:
            return self.come_in(name, **how)
        if name not in self.people:
            self.people[name] = self.come_in(name)
        return self.people[name]

    def household(self, estate: int, number: int) -> Walker:
        """A household of an estate, both counted from 1, which has come in with its code."""
        key = f"{estate}/{number}"
        if key not in self.people:
            self.people[key] = self.by_code(self.codes[ESTATES[estate - 1]][number - 1])
        return self.people[key]

    def old_phone(self, estate: int, number: int) -> Walker:
        """A household whose browser runs no scripts."""
        return self.by_code(self.codes[ESTATES[estate - 1]][number - 1], scripts=False)

    def close_stage(self, walker: Walker, run: int = 0, *, refused: bool = False) -> None:
        """Have the gates judged."""
        walker.duty("process.close_stage", run or self.run).send(refused=refused)

    def let_days_pass(self, days: int) -> None:
        """Set the demonstration's clock forward through its page."""
        walker = self.role(OFFICER).go(reverse("clock"))
        walker.page.evaluate(
            "days => { const one = document.querySelector('main button[name=days]'); one.value = days; }",
            days,
        )
        walker.press("main button[name='days']")
        self.today += timedelta(days=days)


def photo(seed: int = 0) -> dict:
    """A photo as a phone takes it, with the place where it was taken in it."""
    image = Image.effect_noise((800, 600), 40 + seed).convert("RGB")
    exif = Image.Exif()
    place = exif.get_ifd(0x8825)
    rational = TiffImagePlugin.IFDRational
    place |= {
        1: "N",
        2: (rational(30), rational(39), rational(12)),
        3: "E",
        4: (rational(104), rational(9), rational(3)),
    }
    exif[0x8825] = place
    exif[0x010F] = "a phone"
    kept = io.BytesIO()
    image.save(kept, "JPEG", exif=exif)
    assert Image.open(io.BytesIO(kept.getvalue())).getexif().get_ifd(0x8825), "the photo has no place in it"
    return {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": kept.getvalue()}
