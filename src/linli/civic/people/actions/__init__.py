"""The verbs of people."""

from linli.civic.people.actions.households import (
    Slip,
    household_faults,
    import_households,
    move_out,
    renew_codes,
)
from linli.civic.people.actions.organisations import (
    dissolve_organisation,
    enter_member,
    found_organisation,
    join_organisation,
    leave_organisation,
)
from linli.civic.people.actions.persons import Revealed, bind_account, register_person, reveal_person

__all__ = [
    "Revealed",
    "Slip",
    "bind_account",
    "dissolve_organisation",
    "enter_member",
    "found_organisation",
    "household_faults",
    "import_households",
    "join_organisation",
    "leave_organisation",
    "move_out",
    "register_person",
    "renew_codes",
    "reveal_person",
]
