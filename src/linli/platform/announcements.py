"""How an event reaches its hand-overs: by a list in the settings, in the same transaction, in the order of the list.

`LINLI_HANDOVERS` maps the name of an event (`matching.MatchPublished`) to dotted functions that take the event.
"""

from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string


def announce(event) -> None:
    """Tell an event to each of its hand-overs; whatever they refuse undoes the action that announced it."""
    app = type(event).__module__.split(".")[-2]
    for handover in settings.LINLI_HANDOVERS.get(f"{app}.{type(event).__name__}", ()):
        import_string(handover)(event)
