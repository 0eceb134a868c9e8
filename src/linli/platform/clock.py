"""What time it is. Everything asks here, so that tests and the demonstration can live through months in seconds.

In a demonstration the clock may be set forward (never back): the shift, in whole days, lies in a small file that
all worker processes read.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

CHINA = ZoneInfo("Asia/Shanghai")

_stands_at: ContextVar[datetime | None] = ContextVar("stands_at", default=None)


def now() -> datetime:
    """This moment, aware, in Chinese time."""
    standing = _stands_at.get()
    return standing or timezone.localtime(timezone=CHINA) + timedelta(days=shift_days())


def today() -> date:
    """This day in China."""
    return now().astimezone(CHINA).date()


def in_days(days: int) -> datetime:
    """The moment so many days from now."""
    return now() + timedelta(days=days)


@contextmanager
def at(moment: datetime | date | str) -> Iterator[datetime]:
    """Let the clock stand at a moment (a date means nine in the morning) within the block."""
    token = _stands_at.set(_moment(moment))
    try:
        yield now()
    finally:
        _stands_at.reset(token)


def shift_days() -> int:
    """How many days the demonstration's clock is ahead; always 0 in service."""
    if not settings.LINLI_DEMONSTRATION:
        return 0
    try:
        return int(_shift_file().read_text())
    except (OSError, ValueError):
        return 0


def set_forward(days: int) -> int:
    """Set the demonstration's clock forward by whole days; the new shift. Refused outside a demonstration."""
    if not settings.LINLI_DEMONSTRATION or days < 0:
        raise ValueError("only a demonstration's clock moves, and only forward")
    shift = shift_days() + days
    _shift_file().write_text(str(shift))
    return shift


def _shift_file() -> Path:
    return Path(settings.LINLI_HOME) / "clock-shift-days"


def _moment(moment: datetime | date | str) -> datetime:
    if isinstance(moment, str):
        moment = datetime.fromisoformat(moment) if "T" in moment else date.fromisoformat(moment)
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(9), CHINA)
    return moment if moment.tzinfo else moment.replace(tzinfo=CHINA)
