"""Who may do what in matching: one row a verb, before, during and after its stage."""

from __future__ import annotations

import pytest

from linli.platform.permits import allowed
from linli.platform.permits.verbs import registered
from linli.practices.matching import actions
from tests.practices.matching.conftest import move_to

READERS = {
    "committee_member", "social_worker", "grid_worker", "community_officer", "supervisor", "street_officer", "auditor",
}  # fmt: skip
TABLE = {
    # verb: (who may, the stage it is bound to, what it is done to)
    "matching.declare_rule": ({"community_officer"}, "rules", "run"),
    "matching.pledge": ({"resident", "household"}, "raise", "raise_"),
    "matching.pay_pledge": ({"resident"}, "raise", "pledge"),
    "matching.withdraw_pledge": ({"resident"}, None, "pledge"),
    "matching.record_cash_pledge": ({"social_worker"}, "raise", "raise_"),
    "matching.confirm_cash_pledge": ({"committee_member"}, "raise", "raise_"),
    "matching.return_payment": ({"committee_member"}, None, "pledge"),
    "matching.fail_raise": ({"social_worker", "community_officer"}, None, "raise_"),
    "matching.refund": ({"social_worker", "community_officer"}, "raise", "raise_"),
    "matching.publish_match": ({"community_officer"}, "match", "run"),
    "matching.read_pledges": (READERS, None, "raise_"),
}
STAGES = ("rules", "enter", "raise", "match", "publicise", "award")


@pytest.fixture
def subjects(raise_, cast):
    pledge = actions.pledge(by=cast.resident, raise_=raise_, amount_fen=100)
    return {"run": raise_.run, "raise_": raise_, "pledge": pledge}


def with_run(subject, run):
    """The subject as it is when its run stands there."""
    if hasattr(subject, "raising"):
        subject.raising.run = run
    elif hasattr(subject, "goal_fen"):
        subject.run = run
    else:
        return run
    return subject


def test_each_verb_has_a_row():
    assert {verb for verb in registered() if verb.startswith("matching.")} == set(TABLE)


@pytest.mark.parametrize("verb", TABLE)
def test_verb_is_for_just_these(verb, subjects, cast):
    who, stage, kind = TABLE[verb]
    run = move_to(subjects["run"], stage) if stage else subjects["run"]
    subject = with_run(subjects[kind], run)

    assert {name for name, actor in vars(cast).items() if allowed(actor, verb, subject)} == who


@pytest.mark.parametrize("verb", [verb for verb, (_who, stage, _kind) in TABLE.items() if stage])
@pytest.mark.parametrize("stage", STAGES)
def test_verb_waits_for_its_stage(verb, stage, subjects, cast):
    who, _own, kind = TABLE[verb]
    run = move_to(subjects["run"], stage)
    subject = with_run(subjects[kind], run)
    open_now = verb in run.stage.verbs()

    assert all(bool(allowed(getattr(cast, name), verb, subject)) == open_now for name in who)
