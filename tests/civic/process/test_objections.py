"""Any resident objects, the office answers, the supervisors decide; until then the gate stays shut."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from linli.civic.process.actions import (
    answer_objection,
    close_stage,
    decide_objection,
    override_gate,
    raise_objection,
    withdraw_notice,
)
from linli.civic.process.enums import ObjectionState
from linli.civic.process.models import Objection
from linli.civic.process.queries import open_objections, waiting
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry


def test_objection_is_kept_and_told_without_its_text(objection, cast):
    assert objection.state == ObjectionState.OPEN and objection.household == cast.resident.household
    entry = Entry.objects.get(verb="process.raise_objection")
    assert "Too dear" not in str(vars(entry))
    assert entry.capacity == "resident"


def test_household_with_its_code_can_object(notice, cast):
    objection = raise_objection(by=cast.household, notice=notice, text="The shed is too near")
    assert objection.person is None and objection.household == cast.household.household


def test_same_objection_sent_twice_is_kept_once(notice, cast):
    client_id = uuid4()
    first = raise_objection(by=cast.resident, notice=notice, text="Too dear", client_id=client_id)
    again = raise_objection(by=cast.resident, notice=notice, text="Too dear", client_id=client_id)
    assert first == again
    assert Entry.objects.filter(verb="process.raise_objection").count() == 1


def test_objection_needs_its_words(notice, cast):
    with pytest.raises(Refusal, match="what you object to") as refused:
        raise_objection(by=cast.resident, notice=notice, text="  ")
    assert refused.value.field == "text"


def test_stranger_cannot_object(notice, cast):
    for actor in (cast.nobody, cast.supervisor, cast.social_worker):
        with pytest.raises(Refusal, match="Only residents"):
            raise_objection(by=actor, notice=notice, text="Too dear")


@pytest.mark.parametrize(("after", "taken"), [(0, True), (7, True), (8, False)])
def test_objection_is_taken_to_the_last_day(notice, cast, later, after, taken):
    with later(days=after):
        if taken:
            assert raise_objection(by=cast.resident, notice=notice, text="Too dear").pk
        else:
            with pytest.raises(Refusal, match="ended on 2025-03-10"):
                raise_objection(by=cast.resident, notice=notice, text="Too dear")


def test_withdrawn_notice_takes_no_objection(notice, cast):
    withdraw_notice(by=cast.community_officer, notice=notice, reason="a wrong sum")
    with pytest.raises(Refusal, match="withdrawn"):
        raise_objection(by=cast.resident, notice=notice, text="Too dear")


@pytest.mark.parametrize("state", ["objection", "answered"])
def test_open_objection_keeps_the_gate_shut(state, request, cast, later):
    objection = request.getfixturevalue(state)
    with later(days=8), pytest.raises(Refusal, match="still open: 1"):
        close_stage(by=cast.community_officer, run=objection.run)


def test_dismissed_objection_lets_the_run_go_on(answered, cast, later):
    decide_objection(
        by=cast.supervisor, objection=answered, outcome=ObjectionState.DISMISSED, reason="in order"
    )
    with later(days=8):
        assert close_stage(by=cast.community_officer, run=answered.run).stage_code == "raise"


def test_upheld_objection_keeps_the_gate_shut_until_the_notice_is_mended(answered, cast, later):
    decide_objection(
        by=cast.supervisor, objection=answered, outcome=ObjectionState.UPHELD, reason="a sum is wrong"
    )
    with later(days=8), pytest.raises(Refusal, match="still open: 1"):
        close_stage(by=cast.community_officer, run=answered.run)
    withdraw_notice(by=cast.community_officer, notice=answered.notice, reason="a sum was wrong")
    assert not open_objections(answered.run).exists()


def test_answer_comes_before_the_decision_and_each_once(objection, cast):
    with pytest.raises(Refusal, match="answer first"):
        decide_objection(
            by=cast.supervisor, objection=objection, outcome=ObjectionState.DISMISSED, reason="no"
        )
    answer_objection(by=cast.community_officer, objection=objection, answer="Three offers")
    with pytest.raises(Refusal, match="answered before"):
        answer_objection(by=cast.community_officer, objection=objection, answer="Four offers")
    decide_objection(
        by=cast.supervisor, objection=objection, outcome=ObjectionState.DISMISSED, reason="in order"
    )
    with pytest.raises(Refusal, match="decided before"):
        decide_objection(
            by=cast.supervisor, objection=objection, outcome=ObjectionState.UPHELD, reason="or not"
        )
    told = Entry.objects.filter(verb__in=("process.answer_objection", "process.decide_objection"))
    assert told.count() == 2


def test_answer_and_decision_need_their_words(answered, cast, notice):
    other = raise_objection(by=cast.household, notice=notice, text="Too near")
    with pytest.raises(Refusal, match="write the answer"):
        answer_objection(by=cast.community_officer, objection=other, answer="")
    with pytest.raises(Refusal, match="reason"):
        decide_objection(by=cast.supervisor, objection=answered, outcome=ObjectionState.UPHELD, reason=" ")
    with pytest.raises(Refusal, match="either upheld or dismissed"):
        decide_objection(by=cast.supervisor, objection=answered, outcome=ObjectionState.OPEN, reason="x")


def test_objection_waits_for_the_office_then_for_the_supervisors(objection, cast):
    assert [str(one.title) for one in waiting(cast.community_officer)] == [
        "Answer the objection to “Seventeen courtyards”"
    ]
    assert waiting(cast.supervisor) == []
    answer_objection(by=cast.community_officer, objection=objection, answer="Three offers")
    assert [str(one.title) for one in waiting(cast.supervisor)] == [
        "Decide on the objection to “Seventeen courtyards”"
    ]


def test_objection_of_a_stage_that_was_passed_waits_for_nobody(objection, cast):
    override_gate(by=cast.street_officer, run=objection.run, reason="flood in the yard")
    titles = [str(one.title) for one in waiting(cast.community_officer)]
    assert not [title for title in titles if "objection" in title]


@pytest.mark.both_databases
def test_objection_cannot_be_rewritten_or_removed(objection):
    with pytest.raises(DatabaseError), transaction.atomic():
        Objection.objects.filter(pk=objection.pk).update(text="Fine")
    with pytest.raises(DatabaseError), transaction.atomic():
        Objection.objects.filter(pk=objection.pk).delete()
