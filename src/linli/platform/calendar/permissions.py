"""Who may say which days are worked."""

from linli.kernel.sentence import mark as _
from linli.platform.permits import Verb, holds_anywhere, register

register(
    Verb(
        "calendar.edit_holidays",
        _("Edit the holidays"),
        _("The table of holidays was changed"),
        holds_anywhere("system_administrator", "street_officer"),
        _(
            "Only the street office and the system administrator change the holidays: every deadline rests on them."
        ),
    )
)
