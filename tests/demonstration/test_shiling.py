"""The case of Shiling is lived through once, and every figure of the article is counted from what that left."""

from __future__ import annotations

import json
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from linli.config.rounds import offered
from linli.demonstration import build
from linli.platform import clock
from linli.platform.documents.models import StoredDossier

pytestmark = pytest.mark.django_db

PLACE, REPORTED = "510112003002", "2026-01-10"


@pytest.fixture(scope="module")
def case(django_db_setup, django_db_blocker):
    """The case, built once for this module and taken back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        build(["C1"])
        yield
        transaction.set_rollback(True)


@pytest.fixture
def figures(case):
    """The report's figures by code, as `linli report --format json` gives them."""
    out = StringIO()
    with clock.at(REPORTED):
        call_command("build_report", place=PLACE, format="json", stdout=out)
    report = json.loads(out.getvalue())
    assert report["place"] == PLACE and set(report) == {"place", "period", "indicators"}
    return {one["code"]: one for one in report["indicators"]}


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


def test_everything_that_must_hold_holds(case):
    assert [str(fault) for _app, audit in offered("audits", "AUDITS") for fault in audit()] == []


def test_match_is_recounted_from_its_dossier_alone(case, tmp_path):
    sealed = StoredDossier.objects.get(kind="matching.match")
    file = tmp_path / "match.json"
    file.write_text(sealed.text)
    command = [
        sys.executable,
        "-c",
        "import sys; from linli.console import main; sys.exit(main())",
        "recount",
        str(file),
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr


def test_everybody_and_everything_invented_says_so(case):
    from linli.civic.people.models import Organisation, Person
    from linli.civic.places.models import Place

    assert not Person.objects.filter(invented=False).exists()
    assert not Organisation.objects.filter(invented=False).exists()
    assert not Place.objects.estates().filter(invented=False).exists()
