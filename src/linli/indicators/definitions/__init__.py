"""Every measure, once, as an Ibis expression over a few fact tables. Loaded only to compile; web workers never see Ibis.

A fact table has one row for each thing that counts: `source` and `record_id` name its record, `path` its place, `opens`
what its public page is found by (0: there is none), `amount` what it weighs (1, fen, or a mark), `thing` what distinct
counts count, `when` its day or moment (UTC) as text.
"""

from linli.indicators.definitions.measures import DISTINCT, by_place, by_source, measures, value
from linli.indicators.definitions.tables import END_MOMENT, FIRST_DAY, FIRST_MOMENT, LAST_DAY, PLACE

__all__ = [
    "DISTINCT",
    "END_MOMENT",
    "FIRST_DAY",
    "FIRST_MOMENT",
    "LAST_DAY",
    "PLACE",
    "by_place",
    "by_source",
    "measures",
    "value",
]
