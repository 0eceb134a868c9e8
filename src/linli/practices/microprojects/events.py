"""Things that happened to a micro-project, told to hand-overs in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ProjectAccepted:
    """The supervisors accepted the whole project; `source` names the row that it came from."""

    project_id: int
    source: str
