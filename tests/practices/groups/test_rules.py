"""The passages, pure."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from linli.practices.groups.rules import (
    Held,
    Thresholds,
    may_become_organisation,
    may_become_project,
    register_faults,
)
from tests.practices.groups.conftest import REGISTER

ACTIVITIES = st.lists(st.builds(Held, st.integers(0, 30), st.booleans()), max_size=8)
ASKED = st.builds(Thresholds, activities=st.integers(1, 5), attenders=st.integers(1, 20))


@given(ACTIVITIES, ASKED)
def test_only_sure_and_large_enough_activities_count(held, asked):
    enough = [one for one in held if one.sure and one.attenders >= asked.attenders]

    assert may_become_project(held, asked).passed == (len(enough) >= asked.activities)
    assert not may_become_project(held, asked, open_project=True)


@given(ACTIVITIES, st.builds(Held, st.integers(0, 30), st.booleans()), ASKED)
def test_one_activity_more_never_takes_a_group_back(held, more, asked):
    assert may_become_project(held, asked).passed <= may_become_project([*held, more], asked).passed


@given(st.integers(0, 5))
def test_organisation_waits_for_its_projects(accepted):
    assert may_become_organisation(accepted, Thresholds()).passed == (accepted >= 2)


def test_whole_registration_has_no_faults():
    assert not list(register_faults(REGISTER, Thresholds(), date(2025, 3, 3)))
