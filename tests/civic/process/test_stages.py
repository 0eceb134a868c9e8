"""How a run moves, and what it refuses."""

import pytest

from linli.civic.process.actions import close_stage, override_gate, send_back, stop_run
from linli.civic.process.models import Passage, Run
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry


def test_stage_closes_when_its_gates_pass(notice, cast, later):
    run = notice.run
    with later(days=8):
        close_stage(by=cast.community_officer, run=run)
    run.refresh_from_db()
    assert run.stage_code == "raise"
    left = Passage.objects.get(run=run, stage_code="publicise")
    assert left.outcome == "passed" and all(verdict["passed"] for verdict in left.verdicts)
    assert Entry.objects.filter(verb="process.close_stage", run_id=run.pk).count() == 1


def test_stage_stays_open_when_a_gate_fails(notice, cast, later):
    run = notice.run
    with later(days=5), pytest.raises(Refusal, match="4 of 7 days"):
        close_stage(by=cast.community_officer, run=run)
    assert Run.objects.get(pk=run.pk).stage_code == "publicise"


def test_override_is_for_the_street_and_public(run_at, cast):
    run = run_at("publicise")
    with pytest.raises(Refusal):
        override_gate(by=cast.community_officer, run=run, reason="haste")
    override_gate(by=cast.street_officer, run=run, reason="flood in the yard")
    assert Run.objects.get(pk=run.pk).stage_code == "raise"
    entry = Entry.objects.get(verb="process.override_gate")
    assert entry.tells["values"]["reason"] == "flood in the yard"


def test_override_needs_a_reason(run_at, cast):
    with pytest.raises(Refusal, match="reason"):
        override_gate(by=cast.street_officer, run=run_at("publicise"), reason=" ")


def test_run_goes_back_one_stage(run_at, cast):
    run = run_at("deliberate")
    send_back(by=cast.supervisor, run=run, reason="the sheet is missing")
    assert Run.objects.get(pk=run.pk).stage_code == "sort"


def test_stopped_run_takes_no_more_acts(run_at, cast):
    run = run_at("publicise")
    stop_run(by=cast.social_worker, run=run, reason="the estate is to be rebuilt")
    run = Run.objects.get(pk=run.pk)
    assert run.state == "stopped"
    with pytest.raises(Refusal, match="closed"):
        close_stage(by=cast.social_worker, run=run)


def test_publicity_without_a_notice_never_ends(run_at, cast, later):
    run = run_at("publicise")
    with later(days=60), pytest.raises(Refusal, match="0 of 7 days"):
        close_stage(by=cast.community_officer, run=run)


def test_last_stage_closes_the_run(run_at, cast):
    run = run_at("review")
    override_gate(by=cast.street_officer, run=run, reason="the fund ends")
    run.refresh_from_db()
    assert run.state == "closed" and str(run.closed_on) == "2025-03-03"
    assert not Passage.objects.filter(run=run, left_at=None).exists()


def test_failed_first_stage_is_begun_again(run_at, cast):
    run = run_at()
    send_back(by=cast.social_worker, run=run, reason="nobody came")
    assert [one.stage_code for one in Passage.objects.filter(run=run)] == ["mobilise", "mobilise"]


@pytest.mark.parametrize("move", [send_back, stop_run])
def test_move_needs_a_reason_and_leaves_an_entry(run_at, cast, move):
    run = run_at("collect")
    with pytest.raises(Refusal, match="reason") as refused:
        move(by=cast.social_worker, run=run, reason=" ")
    assert refused.value.field == "reason"
    move(by=cast.social_worker, run=run, reason="the estate is to be rebuilt")
    entry = Entry.objects.get(verb=f"process.{move.__name__}")
    assert entry.run_id == run.pk and entry.tells["values"]["reason"] == "the estate is to be rebuilt"


def test_stopped_run_cannot_be_stopped_or_sent_back_again(run_at, cast):
    run = run_at("collect")
    stop_run(by=cast.social_worker, run=run, reason="enough")
    for move in (send_back, stop_run):
        with pytest.raises(Refusal, match="closed"):
            move(by=cast.social_worker, run=run, reason="once more")
