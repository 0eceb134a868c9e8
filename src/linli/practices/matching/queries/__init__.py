"""Reads about raisings, pledges and matches."""

from linli.practices.matching.queries.desk import waiting
from linli.practices.matching.queries.matches import (
    latest_match,
    match_inputs,
    promised_fen,
    published_for,
    rule_of_run,
)
from linli.practices.matching.queries.pledges import (
    latest_paid,
    pledge_of,
    pledges_in,
    receipt_for,
    standing_pledge,
    unconfirmed_in,
)
from linli.practices.matching.queries.raises import (
    Standing,
    raise_of_estate,
    raise_with_run,
    raises_of,
    standing_of,
    standings,
)

__all__ = [
    "Standing",
    "latest_match",
    "latest_paid",
    "match_inputs",
    "pledge_of",
    "pledges_in",
    "promised_fen",
    "published_for",
    "raise_of_estate",
    "raise_with_run",
    "raises_of",
    "receipt_for",
    "rule_of_run",
    "standing_of",
    "standing_pledge",
    "standings",
    "unconfirmed_in",
    "waiting",
]
