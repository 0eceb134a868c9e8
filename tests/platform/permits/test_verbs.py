"""A verb is permitted by mandate and open stage together, and refused in a sentence."""

from types import SimpleNamespace

import pytest

from linli.civic.mandates.models import Actor
from linli.kernel.verdict import Refusal, Verdict
from linli.platform.permits import (
    Verb,
    acts_for_household,
    allowed,
    anyone,
    holds,
    holds_anywhere,
    permit,
    signed_in,
    verb,
)
from linli.platform.permits import verbs as register_of


@pytest.fixture
def known(monkeypatch):
    """A register of its own, and a guard that lets everything pass."""
    monkeypatch.setattr(register_of, "_VERBS", {})
    monkeypatch.setattr(register_of.rules, "add_perm", lambda key, may: PERMS.__setitem__(key, may))
    monkeypatch.setattr(register_of.rules, "has_perm", lambda key, by, subject: PERMS[key].test(by, subject))
    monkeypatch.setattr(register_of, "_stage_guard", lambda: lambda by, key, subject: GUARD[0])
    GUARD[0] = Verdict(True, None)
    PERMS.clear()
    return register_of.register


PERMS: dict = {}
GUARD = [Verdict(True, None)]


def test_verb_is_registered_once(known):
    sing = Verb("choir.sing", "Sing", "A song was sung", anyone)
    known(sing)
    assert verb("choir.sing") is sing
    with pytest.raises(ValueError, match="twice"):
        known(sing)


def test_permit_lets_go_on_or_refuses_in_the_words_of_the_verb(known):
    known(Verb("choir.sing", "Sing", "A song was sung", ~anyone, "Only the choir sings."))
    assert not allowed(Actor(), "choir.sing", None)
    with pytest.raises(Refusal, match="Only the choir sings"):
        permit(Actor(), "choir.sing", None)


def test_stage_is_asked_only_of_those_who_hold_the_mandate(known):
    known(
        Verb("choir.sing", "Sing", "A song was sung", anyone),
        Verb("choir.lead", "Lead", "It was led", ~anyone),
    )
    GUARD[0] = Verdict(False, SimpleNamespace(__str__=lambda self: "too early"))
    assert allowed(Actor(), "choir.sing", None) == GUARD[0]
    assert "role" in str(allowed(Actor(), "choir.lead", None).because)


def test_predicates_ask_the_actor(cast, community, estates):
    at = SimpleNamespace(place=community)
    table = {
        holds("social_worker"): {"social_worker"},
        holds("social_worker") | holds("supervisor"): {"social_worker", "supervisor"},
        holds_anywhere("committee_member"): {"committee_member"},
        acts_for_household: {"resident", "household", "neighbour"},
        signed_in: set(vars(cast)) - {"nobody"},
        anyone: set(vars(cast)),
    }
    for predicate, who in table.items():
        assert {name for name, actor in vars(cast).items() if predicate.test(actor, at)} == who


def test_mandate_of_an_estate_does_not_reach_its_community(cast, community, estates):
    assert not holds("committee_member").test(cast.committee_member, SimpleNamespace(place=community))
    assert holds("committee_member").test(cast.committee_member, SimpleNamespace(place=estates[0]))
    assert not holds("committee_member").test(cast.committee_member, SimpleNamespace(place=estates[1]))
