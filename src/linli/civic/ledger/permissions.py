"""Who may touch accounts directly."""

from linli.kernel.sentence import mark as _
from linli.platform.permits import Verb, holds, register

register(
    Verb(
        "ledger.pay_in",
        _("Record money that arrived"),
        _("Money arrived in a fund"),
        holds("community_officer", "street_officer"),
    ),
    Verb(
        "ledger.reverse",
        _("Take a movement back"),
        _("A movement of money was taken back"),
        holds("community_officer", "street_officer"),
    ),
)
