"""The settings of an installation that keeps nothing from one request to the next: `DJANGO_SETTINGS_MODULE=benchmarks.cold`.

Compiled templates and code stay; kept pages, Django's caches and everything that a function of Linli remembers do not.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cached_property

from linli.config.settings import *  # noqa: F403
from linli.config.settings import MIDDLEWARE as WARM


class EmptyCaches:
    """Empties every cache before each request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        from django.core.cache import caches

        from linli.web.freshness import SHELF

        SHELF.clear()
        for cache in caches.all():
            cache.clear()
        for clear in self.remembering:
            clear()
        return self.get_response(request)

    @cached_property
    def remembering(self) -> list[Callable[[], None]]:
        """What forgets for each function of Linli that remembers its answers."""
        modules = [module for name, module in sys.modules.items() if name.startswith("linli.")]
        functions = {id(found): found for module in modules for found in vars(module).values()}
        return [one.cache_clear for one in functions.values() if hasattr(one, "cache_clear")]


MIDDLEWARE = ["benchmarks.cold.EmptyCaches", *WARM]
