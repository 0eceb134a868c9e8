"""A raising that fell short lets its entry fail."""

from linli.practices.contests.actions import fail_entry
from linli.practices.matching.events import RaiseFailed


def fail_the_entry(event: RaiseFailed) -> None:
    """Let the entry fail, where the raising was opened for one."""
    kind, _, number = event.source.partition(":")
    if kind == "contests.entry":
        fail_entry(entry_id=int(number), reason=event.reason)
