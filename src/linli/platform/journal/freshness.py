"""How a view says that its page follows from the journal alone, so that it may be kept while nothing is written."""

from __future__ import annotations

from django.http import HttpRequest

Watched = tuple[str, ...]
"""The communities and wider places, by code, whose entries a page depends on; () for those of everywhere."""


def fresh_for(request: HttpRequest, place=None) -> None:
    """Let visitors without a session have this page as it is until something is written about its place.

    Only for pages that show nothing but what actions wrote, and of the time no more than the day. A page of a
    community, or of something in it, changes with entries of the community and of the places around it; the page of a
    wider place, or one without a place, with every entry.
    """
    request.linli_watched = watched_for(place)


def watched_for(place) -> Watched:
    """The codes on the way from the widest place down to the community, and "" for acts that have no place."""
    codes = place.path.strip("/").split("/")[:4] if place and place.is_local else []
    return (*codes, "") if codes else ()
