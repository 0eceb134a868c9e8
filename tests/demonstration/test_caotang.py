"""The case of Caotang Road: estates classed and planned for, a proposal contest, and its effect."""

from __future__ import annotations

import json

import pytest
from django.db import connection

from linli.platform.documents.models import StoredDossier

pytestmark = pytest.mark.django_db

CASE, PLACE = "C3", "510105007004"


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("estates_surveyed", 15),
        ("proposals_carried_out", 13),
        ("proposal_categories", 5),
        ("households_benefiting", 2_300),
    ],
)
def test_figure_is_that_of_the_article(figures, code, value):
    assert figures[code]["value"] == value


def test_satisfaction_rose_and_says_by_which_method_and_of_how_many(figures):
    told = figures["satisfaction_change"]
    assert told["value"] >= 0.8
    assert figures["satisfaction_share_improved"]["value"] == told["value"]
    assert all(sign in told["because"] for sign in ("%",)) and any(sign.isdigit() for sign in told["because"])


def test_everything_that_must_hold_holds(faults):
    assert faults == []


@pytest.mark.parametrize("kind", ["estates.classing", "panels.scores", "budgeting.allocation"])
def test_decision_is_recounted_from_its_dossier_alone(recounted, kind):
    assert [code for code, _said in recounted(kind)] == [0]


def test_ballots_counted_again_by_hand(case):
    """A second, independent count: straight from the register, against what the dossier tallied."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT choice FROM budgeting_ballot WHERE state = 'counted'")
        choices = [
            json.loads(choice) if isinstance(choice, str) else choice for (choice,) in cursor.fetchall()
        ]
    counted: dict[str, int] = {}
    for choice in choices:
        for number in choice:
            counted[number] = counted.get(number, 0) + 1
    sealed = json.loads(StoredDossier.objects.get(kind="budgeting.allocation").text)
    told = sealed["outcome"]["tallies"]
    assert {number: told[number]["supporters"] for number in counted} == counted
