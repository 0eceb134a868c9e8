"""Who may do what for estates: one row a verb, in its stage and outside it."""

from __future__ import annotations

import pytest

from linli.platform.permits import allowed
from linli.platform.permits.verbs import registered
from linli.practices.estates.models import Classing, EstateClass, Plan, PlanVersion, Profile
from tests.practices.estates.conftest import move_to

WORKER, MEMBER = {"social_worker"}, {"committee_member"}
TABLE = {
    # verb: (who may, the stage it is bound to, what it is done to)
    "estates.fill_profile": (WORKER | {"grid_worker", "micro_grid_worker"}, "survey", "profile"),
    "estates.import_profiles": (WORKER | {"grid_worker"}, None, "run"),
    "estates.comment_profile": (MEMBER, "survey", "profile"),
    "estates.declare_rules": (WORKER, None, "place"),
    "estates.class_estates": (WORKER, "class", "run"),
    "estates.differ_class": (WORKER, "class", "class"),
    "estates.confirm_classes": ({"council_member"}, "class", "classing"),
    "estates.draft_plan": (WORKER, "plan", "plan"),
    "estates.comment_plan": (MEMBER | {"self_organisation", "resident", "household"}, "plan", "version"),
    "estates.adopt_plan": (MEMBER, "plan", "version"),
}
BOUND = [verb for verb, (_who, stage, _kind) in TABLE.items() if stage]


def subject_of(kind, run, estate):
    """What a verb is done to, in a run as it stands."""
    classing, plan = Classing(run=run), Plan(run=run, estate=estate)
    return {
        "run": run,
        "place": run.place,
        "profile": Profile(run=run, estate=estate),
        "classing": classing,
        "class": EstateClass(classing=classing, estate=estate),
        "plan": plan,
        "version": PlanVersion(plan=plan),
    }[kind]


def test_each_verb_has_a_row():
    assert {verb for verb in registered() if verb.startswith("estates.")} == set(TABLE)


@pytest.mark.parametrize("verb", TABLE)
def test_verb_is_for_just_these(verb, surveying, cast, estate):
    who, stage, kind = TABLE[verb]
    subject = subject_of(kind, move_to(surveying, stage or "survey"), estate)

    assert {name for name, actor in vars(cast).items() if allowed(actor, verb, subject)} == who


@pytest.mark.parametrize("verb", BOUND)
@pytest.mark.parametrize("stage", ["survey", "class", "plan"])
def test_verb_waits_for_its_stage(verb, stage, surveying, cast, estate):
    who, own, kind = TABLE[verb]
    subject = subject_of(kind, move_to(surveying, stage), estate)

    assert all(bool(allowed(getattr(cast, name), verb, subject)) == (stage == own) for name in who)


@pytest.mark.parametrize("verb", ["estates.comment_profile", "estates.adopt_plan", "estates.comment_plan"])
def test_neighbours_keep_to_their_own_estate(verb, surveying, cast, estates):
    _who, stage, kind = TABLE[verb]
    subject = subject_of(kind, move_to(surveying, stage), estates[1])
    mine = ("committee_member", "self_organisation", "resident", "household")

    assert not any(allowed(getattr(cast, name), verb, subject) for name in mine)
