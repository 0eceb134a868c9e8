"""The page of a fault on our side."""

from __future__ import annotations

import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from linli.platform.documents.store import is_full, no_room

FULL = 507


def on_our_side(request: HttpRequest) -> HttpResponse:
    """Says that something went wrong, or that there is no room left (status 507); asks the database for nothing."""
    full = is_full(sys.exc_info()[1])
    page = render_to_string("500.html", {"because": no_room() if full else None})
    return HttpResponse(page, status=FULL if full else 500)
