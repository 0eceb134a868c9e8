"""Who may do what in contests: one row a verb, before, during and after its stage."""

from __future__ import annotations

import pytest

from linli.platform.permits import allowed
from linli.platform.permits.verbs import registered
from linli.practices.contests import actions
from linli.practices.contests.enums import EntryState
from linli.practices.contests.models import Agreement, Award, Entry
from tests.practices.contests.conftest import move_to

ESTATE = {"committee_member", "self_organisation"}
TABLE = {
    # verb: (who may, the stage it is bound to, what it is done to)
    "contests.draft_rules": ({"social_worker"}, "rules", "run"),
    "contests.propose_change": (ESTATE, "rules", "rules"),
    "contests.answer_change": ({"social_worker"}, None, "rules"),
    "contests.adopt_rules": ({"council_member"}, "rules", "rules"),
    "contests.enter": (ESTATE, "enter", "entry"),
    "contests.save_draft": (ESTATE, None, "entry"),
    "contests.withdraw_entry": (ESTATE, "enter", "entry"),
    "contests.confirm_award": ({"party_committee"}, "award", "award"),
    "contests.sign_agreement": ({"community_officer"} | ESTATE, "award", "agreement"),
}
STAGES = ("rules", "enter", "raise", "match", "publicise", "award")


@pytest.fixture
def subjects(drafted, contest, cast, estate):
    entry = Entry(run=contest, estate=estate, title="车棚", state=EntryState.ENTERED)
    award = Award(entry=entry, own_fen=1, matched_fen=1)
    return {
        "run": contest,
        "rules": drafted,
        "entry": entry,
        "award": award,
        "agreement": Agreement(award=award),
    }


def standing_at(subjects, kind, run):
    """The subject as it is when its run stands there."""
    subjects["entry"].run = subjects["rules"].run = run
    return run if kind == "run" else subjects[kind]


def test_each_verb_has_a_row():
    assert {verb for verb in registered() if verb.startswith("contests.")} == set(TABLE)


@pytest.mark.parametrize("verb", TABLE)
def test_verb_is_for_just_these(verb, subjects, cast):
    who, stage, kind = TABLE[verb]
    run = move_to(subjects["run"], stage) if stage else subjects["run"]
    subject = standing_at(subjects, kind, run)

    assert {name for name, actor in vars(cast).items() if allowed(actor, verb, subject)} == who


@pytest.mark.parametrize("verb", [verb for verb, (_who, stage, _kind) in TABLE.items() if stage])
@pytest.mark.parametrize("stage", STAGES)
def test_verb_waits_for_its_stage(verb, stage, subjects, cast):
    who, _own, kind = TABLE[verb]
    run = move_to(subjects["run"], stage)
    subject = standing_at(subjects, kind, run)
    open_now = verb in run.stage.verbs()

    assert all(bool(allowed(getattr(cast, name), verb, subject)) == open_now for name in who)


def test_committee_of_another_estate_can_not_enter(entering, cast, estates, draft):
    from linli.kernel.verdict import Refusal

    with pytest.raises(Refusal, match="Only the estate's committee"):
        actions.enter(by=cast.committee_member, run=entering, estate=estates[1], draft=draft)
