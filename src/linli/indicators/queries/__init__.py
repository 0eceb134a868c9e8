"""Counting: every figure is counted when it is asked for, in one query for all measures."""

from linli.indicators.queries.complaints import WINDOW_DAYS, complaint_windows
from linli.indicators.queries.counting import ALWAYS, counts
from linli.indicators.queries.measuring import Measured, headlines, measure, records_url
from linli.indicators.queries.records import (
    CountedRecord,
    CountedRecords,
    Counting,
    Spread,
    countings,
    place_names,
    spread,
)
from linli.indicators.queries.reports import Part, Report, place_named, report_of

__all__ = [
    "ALWAYS",
    "WINDOW_DAYS",
    "CountedRecord",
    "CountedRecords",
    "Counting",
    "Measured",
    "Part",
    "Report",
    "Spread",
    "complaint_windows",
    "countings",
    "counts",
    "headlines",
    "measure",
    "place_named",
    "place_names",
    "records_url",
    "report_of",
    "spread",
]
