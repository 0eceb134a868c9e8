"""The verbs of groups."""

from linli.practices.groups.actions.activities import confirm_activity, hold_activity, start_group
from linli.practices.groups.actions.chain import (
    accept_project,
    become_organisation,
    become_project,
    report_done,
)

__all__ = [
    "accept_project",
    "become_organisation",
    "become_project",
    "confirm_activity",
    "hold_activity",
    "report_done",
    "start_group",
]
