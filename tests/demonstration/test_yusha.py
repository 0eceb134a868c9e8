"""The case of Yusha Road: seventeen micro-projects that neighbours paid a part of, and the most beautiful estate."""

from __future__ import annotations

import pytest

from linli.civic.people.models import Person
from linli.practices.groups.models import Group, Passage

pytestmark = pytest.mark.django_db

CASE, PLACE = "C2", "510105002005"


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("micro_projects_completed", 17),
        ("estates_in_contest", 112),
        ("self_raised_fen", 5_380_000),
        ("matched_fen", 12_500_000),
    ],
)
def test_figure_is_that_of_the_article(figures, code, value):
    assert figures[code]["value"] == value


def test_everything_that_must_hold_holds(faults):
    assert faults == []


def test_match_is_recounted_from_its_dossier_alone(recounted):
    assert [code for code, _said in recounted("matching.match")] == [0]


def test_scores_and_ranking_are_recounted_from_their_dossiers_alone(recounted):
    for kind in ("panels.scores", "budgeting.allocation"):
        assert [code for code, _said in recounted(kind)] == [0], kind


def test_groups_grew_from_activities_to_projects_to_organisations(case):
    for group in Group.objects.all():
        assert group.organisation is not None
        steps = list(Passage.objects.filter(group=group).order_by("id").values_list("step", flat=True))
        assert steps == ["project", "project", "organisation"]
    assert Group.objects.count() == 3


def test_everybody_invented_says_so(case):
    assert not Person.objects.filter(invented=False).exists()
