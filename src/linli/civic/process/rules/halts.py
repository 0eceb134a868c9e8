"""What a halt stops, and what it does not."""

from __future__ import annotations

from collections.abc import Collection

SUPERVISOR = "supervisor"
RESIDENTS_WORD = "process.raise_objection"


def goes_on(verb: str, roles: Collection[str]) -> bool:
    """Whether a verb, which the open stage gives to these roles, may be used although the stage is halted.

    A halt stops everybody but those who called it: what the stage gives to the supervisors alone goes on, since they have to
    look into what they halted. Nor does it take the days away in which residents may object.
    """
    return verb == RESIDENTS_WORD or set(roles) == {SUPERVISOR}
