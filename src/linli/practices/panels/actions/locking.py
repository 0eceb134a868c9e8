"""How the acts of a panel take hold of it: one after another, and only while it may still change."""

from __future__ import annotations

from linli.civic.process.models import Run
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal, refuse_if
from linli.platform.rows import locked
from linli.practices.panels.models import Panel, Reviewer
from linli.practices.panels.queries import panel_of, seat_of

NO_PANEL = say("This run has no panel yet.")
PUBLISHED = say("The decisions are published; nothing of this panel changes any more.")
NOT_OPEN = say("The panel has not been opened yet.")
NO_SEAT = say("You do not sit on this panel, or you have left it.")


def locked_panel(run: Run) -> Panel:
    """The run's panel, locked; raises Refusal where there is none or its decisions are published."""
    panel = panel_of(run)
    if panel is None:
        raise Refusal(NO_PANEL)
    panel = locked(panel, "run__edition", "run__place")
    refuse_if(PUBLISHED if panel.published_at else None)
    return panel


def open_panel_of(run: Run) -> Panel:
    """The run's panel, locked and open."""
    panel = locked_panel(run)
    refuse_if(NOT_OPEN if panel.opened_at is None else None)
    return panel


def seat(by, panel: Panel) -> Reviewer:
    """The seat of the actor, locked; raises Refusal where they have none."""
    found = seat_of(by.person, panel)
    if found is None:
        raise Refusal(NO_SEAT)
    return locked(found, "panel__run__place", "panel__run__edition")


def already(panel: Panel) -> Sentence | None:
    """Why a rubric or an opening comes too late."""
    if panel.opened_at is None:
        return None
    return say("The panel is open: its rubric is frozen, and nobody changes it any more.")
