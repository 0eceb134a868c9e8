"""From what a row is called elsewhere to its page, and back: practices refer to each other by name, never by import."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.urls import NoReverseMatch, Resolver404, resolve, reverse


def page_of(reference: str) -> str:
    """The address of the row that is meant: “contests.entry:12” is `contests:entry` of entry 12; "" where it has no page."""
    name, _colon, number = reference.partition(":")
    app, _point, row = name.partition(".")
    try:
        return reverse(f"{app}:{row}", kwargs={row: int(number)})
    except (NoReverseMatch, ValueError):
        return ""


def reference_of(address: str) -> str:
    """What the row of a page is called, from the address that somebody copied; "" for anything that is no row's page."""
    path = urlsplit(address.strip()).path
    try:
        found = resolve(path)
    except Resolver404:
        return ""
    number = found.kwargs.get(found.url_name)
    reference = f"{found.app_name}.{found.url_name}:{number}"
    return reference if page_of(reference) == path else ""
