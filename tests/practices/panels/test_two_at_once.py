"""Two at the same moment, on PostgreSQL: one sheet a reviewer and candidate, one publication, no score beside it."""

from functools import partial
from uuid import uuid4

import pytest
from django.db import connection

from linli.practices.panels import actions
from linli.practices.panels.models import Panel, ScoreSheet
from linli.practices.panels.queries import valid_sheets
from tests.at_once import at_once, refused
from tests.conftest import DAY
from tests.practices.panels.conftest import POINTS, give

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time anyway"),
]

at_once = partial(at_once, at=DAY)


def test_two_sheets_of_one_reviewer_at_once_are_one(candidate, council):
    found = at_once(*(partial(give, council[0], candidate, need=n) for n in (3, 4)))

    assert ScoreSheet.objects.count() == 1
    assert len(refused(found)) == 1


def test_the_same_sheet_sent_twice_at_once_is_kept_once(candidate, council):
    send = partial(actions.score, by=council[0], candidate=candidate, points=POINTS, client_id=uuid4())
    found = at_once(send, send)

    assert ScoreSheet.objects.count() == 1
    assert refused(found) == []


def test_correction_comes_before_the_publication_or_not_at_all(scored, run, cast, council):
    sheet = ScoreSheet.objects.filter(reviewer__person=council[0].person).first()
    correct = partial(
        actions.correct_sheet, by=council[0], sheet=sheet, points=POINTS | {"need": 0}, reason="x"
    )
    publish = partial(actions.publish_decisions, by=cast.community_officer, run=run)
    at_once(correct, publish, publish)

    panel = Panel.objects.get()
    published = panel.candidates.get(pk=sheet.candidate_id).result
    counted = sum(one.points["need"] for one in valid_sheets(panel)[sheet.candidate_id])
    assert published["criteria"]["need"] in (f"{counted}/2", f"{counted // 2}/1")


def test_reviewer_recused_while_scoring_leaves_no_sheet_that_counts(panel, candidate, council, cast):
    seat = panel.reviewers.get(person=council[0].person)
    recuse = partial(
        actions.recuse_reviewer,
        by=cast.community_officer,
        reviewer=seat,
        reason="亲属",
        candidate=candidate,
        kind="kinship",
    )
    at_once(partial(give, council[0], candidate), recuse)

    assert valid_sheets(panel)[candidate.pk] == []
