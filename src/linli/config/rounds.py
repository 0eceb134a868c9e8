"""What every app offers for the whole house to do: audits (what must always hold) and jobs (what comes round)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps


def offered(room: str, names: str) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Every function in a list that the apps keep in a room: `offered("audits", "AUDITS")` → (app, function)."""
    for config in apps.get_app_configs():
        if config.name.startswith("linli.") and find_spec(f"{config.name}.{room}"):
            for function in getattr(import_module(f"{config.name}.{room}"), names, ()):
                yield config.label, function
