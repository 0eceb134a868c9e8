"""An entry that is withdrawn ends its raising; what was paid waits to be given back."""

from linli.practices.contests.events import EntryWithdrawn
from linli.practices.matching.actions import end_raise


def end_the_raise(event: EntryWithdrawn) -> None:
    """End the raising with the reason of the withdrawal."""
    end_raise(source=f"contests.entry:{event.entry_id}", reason=event.reason)
