"""Classing: by the rule, by a person, by the council."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from linli.kernel import dossier
from linli.kernel.verdict import Refusal
from linli.platform.documents.models import StoredDossier
from linli.platform.journal.models import Entry
from linli.practices.estates import actions, audits, facts
from linli.practices.estates.models import DeclaredRules, Profile
from linli.practices.estates.queries import classes_in, rule_to_use
from linli.practices.estates.rules import SHIPPED, recount_classing
from tests.practices.estates.conftest import GOOD, fill_in, move_to

STRICTER = replace(SHIPPED, demonstrate_from=98)


def tiers(classing):
    return [one.tier for one in classes_in(classing)]


def test_estates_are_classed_by_the_rule_that_ships(classing, surveyed):
    assert tiers(classing) == ["demonstrate", "improve", "complete"]
    assert classing.rules.version == 1
    assert classing.rules.person is None
    assert facts.classes(surveyed) == {"classed": 3, "of": 3, "confirmed": False}
    told = Entry.objects.filter(verb="estates.class_estates").get().tells
    assert told["values"] == {"n": 3, "demonstrate": 1, "improve": 1, "complete": 1}


def test_dossier_recounts_and_holds_only_what_the_rule_looks_at(classing):
    kept = dossier.read(StoredDossier.objects.get(digest=classing.dossier).text)

    assert dossier.recount(kept, recount_classing).same
    assert "elderly_alone" not in kept.inputs["estates"][0]["values"]


def test_only_complete_profiles_are_classed(surveying, cast, estates):
    fill_in(cast.social_worker, surveying, estates[1], GOOD)
    run = move_to(surveying, "class")
    classing = actions.class_estates(by=cast.social_worker, run=run)

    assert facts.classes(run) == {"classed": 1, "of": 3, "confirmed": False}
    with pytest.raises(Refusal, match="2 estates have not been classed"):
        actions.confirm_classes(by=cast.council_member, classing=classing)


def test_nothing_is_classed_without_a_profile(surveying, cast):
    with pytest.raises(Refusal, match="No estate has a complete profile"):
        actions.class_estates(by=cast.social_worker, run=move_to(surveying, "class"))


def test_classing_again_needs_a_change(classing, surveyed, cast):
    with pytest.raises(Refusal, match="Nothing has changed"):
        actions.class_estates(by=cast.social_worker, run=surveyed)


def test_new_rule_classes_anew_and_keeps_what_was_decided(classing, surveyed, cast, community):
    poor = classes_in(classing)[2]
    actions.differ_class(by=cast.social_worker, row=poor, tier="improve", reason="刚成立院委会")
    declared = actions.declare_rules(
        by=cast.social_worker, place=community, class_rules=STRICTER, reason="去年太宽"
    )
    second = actions.class_estates(by=cast.social_worker, run=surveyed)

    assert declared.version == 2
    assert tiers(second) == ["improve", "improve", "improve"]
    assert classes_in(second)[2].reason == "刚成立院委会"
    with pytest.raises(Refusal, match="classed again"):
        actions.confirm_classes(by=cast.council_member, classing=classing)
    with pytest.raises(Refusal, match="classed again"):
        actions.differ_class(by=cast.social_worker, row=poor, tier="demonstrate", reason="x")


def test_rule_of_a_community_is_its_own(community, cast, estate):
    assert rule_to_use(community) == SHIPPED
    actions.declare_rules(by=cast.social_worker, place=community, class_rules=STRICTER, reason="r")
    assert rule_to_use(community) == STRICTER


def test_rule_that_says_the_same_is_refused(community, cast):
    declare = {"by": cast.social_worker, "place": community, "class_rules": STRICTER, "reason": "r"}
    actions.declare_rules(**declare)

    with pytest.raises(Refusal, match="in force"):
        actions.declare_rules(**declare)


def test_rule_that_contradicts_itself_is_refused(community, cast):
    with pytest.raises(Refusal) as refused:
        actions.declare_rules(
            by=cast.social_worker, place=community, class_rules=replace(SHIPPED, improve_from=80), reason="r"
        )
    assert refused.value.field == "improve_from"
    assert not DeclaredRules.objects.exists()


def test_person_differs_with_a_public_reason_and_back(classing, cast):
    row = classes_in(classing)[0]
    row = actions.differ_class(by=cast.social_worker, row=row, tier="improve", reason="换届未完成")
    assert row.differs

    with pytest.raises(Refusal, match="class that it has"):
        actions.differ_class(by=cast.social_worker, row=row, tier="improve", reason="换届未完成")
    assert not actions.differ_class(
        by=cast.social_worker, row=row, tier="demonstrate", reason="换届已完成"
    ).differs


@pytest.mark.parametrize(("tier", "reason"), [("improve", " "), ("best", "x")])
def test_differing_needs_a_class_and_a_reason(classing, cast, tier, reason):
    with pytest.raises(Refusal):
        actions.differ_class(by=cast.social_worker, row=classes_in(classing)[0], tier=tier, reason=reason)


def test_confirmed_classes_never_change(classing, surveyed, cast):
    confirmed = actions.confirm_classes(by=cast.council_member, classing=classing)
    row = classes_in(confirmed)[0]

    assert facts.classes(surveyed)["confirmed"]
    for again in (
        lambda: actions.confirm_classes(by=cast.council_member, classing=confirmed),
        lambda: actions.class_estates(by=cast.social_worker, run=surveyed),
        lambda: actions.differ_class(by=cast.social_worker, row=row, tier="complete", reason="x"),
    ):
        with pytest.raises(Refusal, match="confirmed"):
            again()
    row.tier, row.reason = "complete", "x"
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        classing.rules.delete()


def test_profile_that_changes_afterwards_leaves_the_class_alone(classing, surveyed, estate):
    Profile.objects.filter(estate=estate).update(values=GOOD | {"fire_risk": 3})

    assert tiers(classing)[0] == "demonstrate"


def test_audit_finds_nothing_wrong_and_what_is(classing, monkeypatch):
    assert [fault for audit in audits.AUDITS for fault in audit()] == []

    monkeypatch.setattr(audits, "recount_classing", lambda inputs: {})
    assert "does not say what its dossier says" in str(next(audits.classes_are_those_of_their_dossier()))
