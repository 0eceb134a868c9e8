import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.civic.mandates import rules
from linli.civic.mandates.enums import RESIDENT_CAPACITIES, Capacity

CAPACITIES = sorted(set(Capacity.values) - RESIDENT_CAPACITIES)


def test_every_capacity_is_given_by_somebody():
    assert frozenset().union(*rules.GIVES.values()) == set(CAPACITIES)


@pytest.mark.parametrize("watcher", ["supervisor", "auditor"])
def test_who_watches_an_office_is_not_appointed_by_it(watcher):
    assert not rules.may_give(["community_officer"], watcher)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("supervisor", "community_officer"), ("supervisor", "social_worker"), ("auditor", "street_officer"),
        ("property_manager", "committee_member"),
    ],
)  # fmt: skip
def test_pair_is_kept_apart_where_places_touch(one, other):
    assert rules.clash(one, other, touching=True)
    assert not rules.clash(one, other, touching=False)


@pytest.mark.parametrize("one", ["system_administrator", "security_administrator", "audit_administrator"])
@pytest.mark.parametrize(
    "other", ["system_administrator", "security_administrator", "audit_administrator", "street_officer"]
)
def test_administrators_are_three_people_everywhere(one, other):
    assert rules.clash(one, other, touching=False) == (one != other)


@given(st.sampled_from(CAPACITIES), st.sampled_from(CAPACITIES), st.booleans())
def test_clash_is_mutual_and_never_with_itself(one, other, touching):
    assert rules.clash(one, other, touching=touching) == rules.clash(other, one, touching=touching)
    assert not rules.clash(one, one, touching=touching)
