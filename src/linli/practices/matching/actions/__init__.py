"""The verbs of matching."""

from linli.practices.matching.actions.cash import (
    CashRow,
    confirm_cash_pledge,
    confirm_cash_pledges,
    import_cash_pledges,
    record_cash_pledge,
    return_payment,
)
from linli.practices.matching.actions.matches import pay_into_project, publish_match
from linli.practices.matching.actions.pledges import pay_pledge, pledge, withdraw_pledge
from linli.practices.matching.actions.raises import RaiseDraft, end_raise, fail_raise, open_raises, refund
from linli.practices.matching.actions.terms import declare_rule, note_adopted_terms

__all__ = [
    "CashRow",
    "RaiseDraft",
    "confirm_cash_pledge",
    "confirm_cash_pledges",
    "declare_rule",
    "end_raise",
    "fail_raise",
    "import_cash_pledges",
    "note_adopted_terms",
    "open_raises",
    "pay_into_project",
    "pay_pledge",
    "pledge",
    "publish_match",
    "record_cash_pledge",
    "refund",
    "return_payment",
    "withdraw_pledge",
]
