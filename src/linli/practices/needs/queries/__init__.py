"""Reads about needs; each a constant number of SQL queries."""

from linli.practices.needs.queries.desk import waiting
from linli.practices.needs.queries.fund import fund_list
from linli.practices.needs.queries.heard import complaints_of, public_reports, reports_of
from linli.practices.needs.queries.households import (
    Standing,
    addresses_in,
    forms_by_estate,
    named_estates,
    reached_by_estate,
    share_by_estate,
    visit_sheet,
)
from linli.practices.needs.queries.sorting import (
    families_of,
    groups_with_counts,
    needs_to_sort,
    needs_unsorted,
    sayings_of,
    ungathered,
)
from linli.practices.needs.queries.surveys import (
    answers_of,
    form_of,
    open_survey,
    questions_of,
    spots_of,
    survey_for_page,
    surveys_of,
)
from linli.practices.needs.queries.topics import Topic, topic_list, topics_for
from linli.practices.needs.queries.totals import QuestionTotals, Totals, totals

__all__ = [
    "QuestionTotals",
    "Standing",
    "Topic",
    "Totals",
    "addresses_in",
    "answers_of",
    "complaints_of",
    "families_of",
    "form_of",
    "forms_by_estate",
    "fund_list",
    "groups_with_counts",
    "named_estates",
    "needs_to_sort",
    "needs_unsorted",
    "open_survey",
    "public_reports",
    "questions_of",
    "reached_by_estate",
    "reports_of",
    "sayings_of",
    "share_by_estate",
    "spots_of",
    "survey_for_page",
    "surveys_of",
    "topic_list",
    "topics_for",
    "totals",
    "ungathered",
    "visit_sheet",
    "waiting",
]
