"""How a run moves, and what it refuses."""

import pytest

from linli.civic.process.actions import close_stage, override_gate, send_back, stop_run
from linli.civic.process.models import Passage, Run
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry


def test_stage_closes_when_its_gates_pass(run_at, cast, later):
    run = run_at("publicise")
    with later(days=8):
        close_stage(by=cast.community_officer, run=run)
    run.refresh_from_db()
    assert run.stage_code == "raise"
    left = Passage.objects.get(run=run, stage_code="publicise")
    assert left.outcome == "passed" and all(verdict["passed"] for verdict in left.verdicts)
    assert Entry.objects.filter(verb="process.close_stage", run_id=run.pk).count() == 1


def test_stage_stays_open_when_a_gate_fails(run_at, cast, later):
    run = run_at("publicise")
    with later(days=5), pytest.raises(Refusal) as refused:
        close_stage(by=cast.community_officer, run=run)
    assert "5" in str(refused.value) and "7" in str(refused.value)
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
