"""From what a row is called elsewhere to its page: practices refer to each other by name, never by import."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse


def page_of(reference: str) -> str:
    """The address of the row that is meant: “contests.entry:12” is `contests:entry` of entry 12; "" where it has no page."""
    name, _colon, number = reference.partition(":")
    app, _point, row = name.partition(".")
    try:
        return reverse(f"{app}:{row}", kwargs={row: int(number)})
    except (NoReverseMatch, ValueError):
        return ""
