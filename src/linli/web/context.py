"""What every template may ask."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def surroundings(request: HttpRequest) -> dict:
    """The actor, and whether this is a demonstration."""
    return {"by": getattr(request, "actor", None), "demonstration": settings.LINLI_DEMONSTRATION}
