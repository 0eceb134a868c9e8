"""The case of Shiling is lived through once, and every figure of the article is counted from what that left."""

from __future__ import annotations

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db

CASE, PLACE = "C1", "510112003002"


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("self_raised_fen", 25_000_000),
        ("estates_renewed", 20),
        ("courtyard_committees_founded", 5),
        ("micro_grid_teams_founded", 4),
        ("complaint_rate_change", -0.9),
    ],
)
def test_figure_is_that_of_the_article(figures, code, value):
    assert figures[code]["value"] == value


@pytest.mark.parametrize(
    ("code", "least"),
    [
        ("attendances", 10_000),
        ("matched_fen", 210_000_000),
        ("volunteer_teams_founded", 10),
        ("leverage", 8.4),
    ],
)
def test_figure_reaches_that_of_the_article(figures, code, least):
    assert figures[code]["value"] >= least


def test_each_figure_tells_how_it_was_counted_and_leads_to_its_records(figures):
    for one in figures.values():
        assert set(one) == {"code", "value", "unit", "because", "records"}
        assert one["because"] and one["records"]["url"].startswith(f"/reports/{PLACE}/records/")


def test_own_part_counted_again_by_hand(case):
    """A second, independent count: straight from the movements, without Ibis."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.kind, t.kind, SUM(m.amount_fen) FROM ledger_movement m "
            "JOIN ledger_account s ON s.id = m.source_id JOIN ledger_account t ON t.id = m.target_id "
            "JOIN places_place p ON p.id = s.place_id WHERE p.path LIKE %s GROUP BY 1, 2",
            [f"%/{PLACE}/%"],
        )
        moved = {(source, target): total for source, target, total in cursor.fetchall()}
    assert moved["outside", "own_part"] - moved.get(("own_part", "outside"), 0) == 25_000_000
    assert moved["guarantee_fund", "project"] >= 210_000_000


def test_everything_that_must_hold_holds(faults):
    assert faults == []


def test_match_is_recounted_from_its_dossier_alone(recounted):
    assert [code for code, _said in recounted("matching.match")] == [0]


def test_everybody_and_everything_invented_says_so(case):
    from linli.civic.people.models import Organisation, Person
    from linli.civic.places.models import Place

    assert not Person.objects.filter(invented=False).exists()
    assert not Organisation.objects.filter(invented=False).exists()
    assert not Place.objects.estates().filter(invented=False).exists()
