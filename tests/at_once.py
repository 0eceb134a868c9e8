"""Several writers at the same moment; only PostgreSQL lets them in together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import IntegrityError, connection

from linli.kernel.verdict import Refusal
from linli.platform import clock

REFUSED = (Refusal, IntegrityError)


def at_once(*acts: Callable[[], Any], at: Any) -> list:
    """What each act gave or was refused with; all begin at the same moment, each on its own connection.

    `at` is the hour that the clock shows them.
    """
    barrier = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        with clock.at(at):
            barrier.wait(20)
            try:
                return act()
            except REFUSED as refusal:
                return refusal
            finally:
                connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def refused(results: Sequence) -> list:
    """Those of the results that are refusals."""
    return [one for one in results if isinstance(one, REFUSED)]
