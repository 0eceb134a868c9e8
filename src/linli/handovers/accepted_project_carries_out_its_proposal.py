"""A proposal is carried out when the supervisors have accepted the micro-project that came of it."""

from linli.practices.microprojects.events import ProjectAccepted
from linli.practices.proposals.actions import mark_carried_out


def carry_out(event: ProjectAccepted) -> None:
    """Mark the proposal; projects from elsewhere are passed over."""
    mark_carried_out(source=event.source)
