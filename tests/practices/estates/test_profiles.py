"""Filling in, bringing in and commenting on profiles."""

from __future__ import annotations

import pytest

from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry
from linli.practices.estates import actions, facts
from linli.practices.estates.models import FilledSection, Profile
from tests.practices.estates.conftest import GOOD, fill_in, move_to

BASICS = {code: GOOD[code] for code in ("kind", "built_year", "buildings", "households")}


def fill(cast, run, estate, **changes):
    parts = {"by": cast.social_worker, "section": "basics", "values": BASICS} | changes
    return actions.fill_profile(run=run, estate=estate, **parts)


def test_section_is_saved_by_itself(surveying, cast, estate):
    profile = fill(cast, surveying, estate, note="东门常年锁着")

    assert profile.values == BASICS
    assert profile.notes == {"basics": "东门常年锁着"}
    assert profile.sections_done == 1
    assert not profile.is_complete
    assert str(Entry.objects.last().verb) == "estates.fill_profile"


def test_profile_is_complete_with_its_last_answer(surveying, cast, estate):
    profile = fill_in(cast.grid_worker, surveying, estate, GOOD)

    assert profile.completed_on.isoformat() == "2025-03-03"
    assert facts.profiles(surveying) == [["院1", True], ["院2", False], ["院3", False]]
    assert FilledSection.objects.filter(person=cast.grid_worker.person).count() == 6


def test_answer_that_is_taken_back_makes_a_profile_incomplete(surveying, cast, estate):
    fill_in(cast.social_worker, surveying, estate, GOOD)

    assert fill(cast, surveying, estate, values={"buildings": None}).completed_on is None


def test_answers_of_half_a_section_are_kept(surveying, cast, estate):
    fill(cast, surveying, estate, values={"buildings": 3})

    assert fill(cast, surveying, estate, values={"households": 9}).values == {"buildings": 3, "households": 9}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"values": {"built_year": 2031}}, "built_year"),
        ({"values": {"kind": "castle"}}, "kind"),
        ({"section": "safety", "values": {"lamps": 3, "lamps_broken": 4}}, "lamps_broken"),
        ({"values": {"lamps": 3}}, None),
        ({"section": "cellar"}, None),
    ],
)
def test_impossible_answer_is_refused_at_its_field(surveying, cast, estate, changes, field):
    with pytest.raises(Refusal) as refused:
        fill(cast, surveying, estate, **changes)

    assert refused.value.field == field
    assert not Profile.objects.exists()


def test_estate_outside_the_run_is_refused(surveying, cast, community, estates):
    surveying.named_estates.filter(estate=estates[2]).delete()

    with pytest.raises(Refusal, match="does not take part"):
        fill(cast, surveying, estates[2])


def test_profile_waits_for_its_stage(surveying, cast, estate):
    with pytest.raises(Refusal, match="belongs to the stage"):
        fill(cast, move_to(surveying, "class"), estate)


def test_micro_grid_worker_fills_in_the_own_estate_only(surveying, cast, estates):
    fill(cast, surveying, estates[0], by=cast.micro_grid_worker)

    with pytest.raises(Refusal, match="micro-grid workers of the estate"):
        fill(cast, surveying, estates[1], by=cast.micro_grid_worker)


def test_profiles_are_brought_in_with_those_of_earlier_years(surveying, cast, estates):
    rows = [
        {"estate": estates[0], **GOOD},
        {"estate": estates[0], "year": 2023, "households": 190, "volunteers": 2},
        {"estate": estates[1], "households": 80, "volunteers": None},
    ]
    made = actions.import_profiles(by=cast.social_worker, run=surveying, rows=rows)

    assert [(one.year, one.is_complete) for one in made] == [(2025, True), (2023, False), (2025, False)]
    assert made[2].values == {"households": 80}
    assert facts.profiles(surveying)[0] == ["院1", True]


@pytest.mark.parametrize("row", [{"year": 2026}, {"year": 1960}, {"households": 0}])
def test_sheet_with_an_impossible_row_is_refused_whole(surveying, cast, estates, row):
    rows = [{"estate": estates[0], "households": 80}, {"estate": estates[1], **row}]

    with pytest.raises(Refusal, match="Row 2"):
        actions.import_profiles(by=cast.social_worker, run=surveying, rows=rows)
    assert not Profile.objects.exists()


def test_committee_comments_once_however_often_it_is_sent(surveying, cast, estate):
    from uuid import uuid4

    profile, once = fill(cast, surveying, estate), uuid4()
    sent = {"by": cast.committee_member, "profile": profile, "text": "户数不对", "client_id": once}
    first = actions.comment_profile(**sent)

    assert actions.comment_profile(**sent) == first
    assert first.on_behalf == "院1"
    assert "户数" not in str(Entry.objects.last().tells)


def test_comment_says_something(surveying, cast, estate):
    with pytest.raises(Refusal, match="write your comment"):
        actions.comment_profile(by=cast.committee_member, profile=fill(cast, surveying, estate), text=" ")
