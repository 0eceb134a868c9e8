"""Things that happened to groups, told to hand-overs in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class OrganisationRegistered:
    """A group became an organisation."""

    group_id: int
    organisation_id: int
    place_id: int
