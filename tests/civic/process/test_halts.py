"""The supervisors halt a stage, and nothing of it is done until they lift the halt."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from linli.civic.process.actions import (
    close_stage,
    decide_objection,
    halt_stage,
    lift_halt,
    open_inner_run,
    override_gate,
    publish_notice,
    raise_objection,
    send_back,
    stop_run,
    withdraw_notice,
)
from linli.civic.process.facts import FACTS
from linli.civic.process.models import Halt, HaltLift, Run
from linli.civic.process.queries import duties_waiting, gate_states, waiting
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry
from linli.platform.permits import allowed

WHY = "the tender was not published"


def fresh(run):
    return Run.objects.select_related("edition", "place", "parent", "halt").get(pk=run.pk)


@pytest.fixture
def halted(notice, cast):
    """A run that was halted at its publicity, with its notice up."""
    halt_stage(by=cast.supervisor, run=notice.run, reason=WHY)
    return fresh(notice.run)


def test_halt_is_public_and_in_the_journal(halted, cast):
    halt = Halt.objects.get()
    assert (halted.halt, halt.reason, halt.passage.stage_code) == (halt, WHY, "publicise")
    entry = Entry.objects.get(verb="process.halt_stage")
    assert entry.run_id == halted.pk and entry.tells["values"]["reason"] == WHY


@pytest.mark.parametrize("move", [close_stage, override_gate, send_back])
def test_halted_run_does_not_move(halted, cast, later, move):
    by = {close_stage: cast.community_officer, override_gate: cast.street_officer, send_back: cast.supervisor}
    reason = {} if move is close_stage else {"reason": "we are in a hurry"}
    with later(days=8), pytest.raises(Refusal, match="halted this stage on 2025-03-03: the tender"):
        move(by=by[move], run=halted, **reason)
    assert fresh(halted).stage_code == "publicise"


def test_duty_of_a_halted_stage_is_refused_with_the_halt(run_at, cast, draft):
    run = run_at("publicise")
    halt_stage(by=cast.supervisor, run=run, reason=WHY)
    with pytest.raises(Refusal, match="halted this stage"):
        publish_notice(by=cast.community_officer, run=fresh(run), draft=draft)


def test_halt_counts_for_who_read_the_run_before(run_at, cast, draft):
    run = run_at("publicise")
    halt_stage(by=cast.supervisor, run=fresh(run), reason=WHY)
    with pytest.raises(Refusal, match="halted this stage"):
        publish_notice(by=cast.community_officer, run=run, draft=draft)


def test_halt_takes_no_objection_away_and_supervisors_go_on(answered, cast):
    halt_stage(by=cast.supervisor, run=answered.run, reason=WHY)
    answered.refresh_from_db()
    decide_objection(
        by=cast.supervisor, objection=answered, outcome="dismissed", reason="three offers are in"
    )
    notice = answered.notice.__class__.objects.get(pk=answered.notice_id)
    assert raise_objection(by=cast.household, notice=notice, text="And the shed?").pk


def test_handwork_that_no_method_names_stays(halted, notice, cast):
    assert withdraw_notice(by=cast.community_officer, notice=notice, reason="the sum is wrong").withdrawn_on


def test_gate_stays_shut_while_a_halt_stands(halted, cast, later):
    with later(days=8):
        first, *others = gate_states(halted)
        assert not first.verdict and WHY in str(first.verdict.because)
        assert all(state.verdict for state in others)
        assert FACTS["process.no_halt"](halted) is False
        lift_halt(by=cast.supervisor, run=halted, reason="it is published now")
        run = fresh(halted)
        assert FACTS["process.no_halt"](run) is True
        assert close_stage(by=cast.community_officer, run=run).stage_code == "raise"


def test_lift_is_public_and_a_stage_is_halted_again(halted, cast):
    lift_halt(by=cast.supervisor, run=halted, reason="it is published now")
    assert HaltLift.objects.get().halt == Halt.objects.get() and fresh(halted).halt is None
    assert Entry.objects.get(verb="process.lift_halt").tells["values"]["reason"] == "it is published now"
    assert halt_stage(by=cast.supervisor, run=fresh(halted), reason="again").pk


@pytest.mark.parametrize("act", [halt_stage, lift_halt])
def test_halt_and_lift_need_a_reason(halted, run_at, cast, act):
    run = halted if act is lift_halt else run_at("sort")
    with pytest.raises(Refusal, match="reason") as refused:
        act(by=cast.supervisor, run=run, reason=" ")
    assert refused.value.field == "reason"


def test_halt_is_for_the_supervisors(run_at, cast):
    for actor in (cast.social_worker, cast.street_officer, cast.resident, cast.nobody):
        for act in (halt_stage, lift_halt):
            with pytest.raises(Refusal, match="Only the supervisory committee"):
                act(by=actor, run=run_at("sort"), reason=WHY)


def test_stage_is_halted_once_and_lifted_only_when_halted(halted, run_at, cast):
    with pytest.raises(Refusal, match="halted this stage"):
        halt_stage(by=cast.supervisor, run=halted, reason="twice")
    with pytest.raises(Refusal, match="No halt stands"):
        lift_halt(by=cast.supervisor, run=run_at("sort"), reason="nothing")


def test_closed_run_is_not_halted(run_at, cast):
    run = run_at("sort")
    stop_run(by=cast.social_worker, run=run, reason="enough")
    with pytest.raises(Refusal, match="closed"):
        halt_stage(by=cast.supervisor, run=run, reason=WHY)


@pytest.fixture
def within(run_at, cast, editions):
    """An outer run at its raising, and the run that refines it."""
    outer = run_at("raise")
    inner = open_inner_run(
        by=cast.social_worker, outer=outer, edition=editions["self-funding-contest"], title="Contest"
    )
    return outer, inner


def test_halt_stands_over_the_runs_within(within, cast):
    outer, inner = within
    halt_stage(by=cast.supervisor, run=outer, reason=WHY)
    verdict = allowed(cast.social_worker, "process.close_stage", fresh(inner))
    assert not verdict and WHY in str(verdict.because)
    with pytest.raises(Refusal, match="lifted there"):
        lift_halt(by=cast.supervisor, run=fresh(inner), reason="mended")
    lift_halt(by=cast.supervisor, run=fresh(outer), reason="mended")
    assert allowed(cast.social_worker, "process.close_stage", fresh(inner))


def test_halt_of_its_own_outlives_that_of_the_run_around(within, cast):
    outer, inner = within
    halt_stage(by=cast.supervisor, run=inner, reason="its own")
    halt_stage(by=cast.supervisor, run=outer, reason=WHY)
    lift_halt(by=cast.supervisor, run=fresh(inner), reason="mended")
    assert fresh(inner).halt.run_id == outer.pk
    lift_halt(by=cast.supervisor, run=fresh(outer), reason="mended")
    assert fresh(inner).halt is None


def test_halted_stage_takes_up_no_inner_run(run_at, cast, editions):
    outer = run_at("raise")
    halt_stage(by=cast.supervisor, run=outer, reason=WHY)
    with pytest.raises(Refusal, match="halted this stage"):
        open_inner_run(
            by=cast.social_worker, outer=outer, edition=editions["self-funding-contest"], title="Contest"
        )


def test_halted_run_can_be_stopped_which_frees_what_is_within(within, cast):
    outer, inner = within
    halt_stage(by=cast.supervisor, run=outer, reason=WHY)
    stop_run(by=cast.social_worker, run=fresh(outer), reason="the tender was never made")
    assert fresh(outer).halt is None and fresh(inner).halt is None
    assert not HaltLift.objects.exists()


@pytest.mark.both_databases
def test_halts_and_lifts_never_change(halted, cast):
    lift_halt(by=cast.supervisor, run=halted, reason="mended")
    for model in (Halt, HaltLift):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.update(reason="x")
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all().delete()


def test_halt_has_a_reason_in_the_database_too(halted):
    with pytest.raises(IntegrityError), transaction.atomic():
        Halt.objects.create(
            run=halted, passage=halted.passages.last(), reason="", halted_at="2025-03-03T00:00Z"
        )


def told(by):
    return [str(one.title) for one in waiting(by)]


def test_desk_tells_the_halt_to_those_who_mend_and_lift_it(halted, cast):
    assert told(cast.supervisor) == ["Lift the halt of “Spring” once it is mended"]
    assert told(cast.social_worker) == ["Mend what “Spring” was halted for"]
    assert told(cast.grid_worker) == told(cast.household) == []
    why = waiting(cast.supervisor)[0]
    assert WHY in str(why.why) and why.url == f"/process/runs/{halted.pk}/lift/"


def test_desk_offers_no_duty_of_a_halted_stage(halted, cast):
    assert {one.duty for one in duties_waiting(cast.community_officer)} == set()
    assert {one.duty for one in duties_waiting(cast.household)} == {"process.raise_objection"}
    assert "process.decide_objection" in {one.duty for one in duties_waiting(cast.supervisor)}


def test_supervisor_halts_and_lifts_by_phone(client, signed_in, run_at, cast):
    run = run_at("sort")
    signed_in(cast.supervisor)
    english = {"accept-language": "en"}
    url = f"/process/runs/{run.pk}/halt/"
    assert "Residents can still object" in client.get(url, headers=english).content.decode()
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": WHY}).headers["Location"] == f"/runs/{run.pk}/"
    assert "halted this stage" in client.get(url, headers=english).content.decode()
    page = client.get(f"/runs/{run.pk}/", headers=english).content.decode()
    assert WHY in page and f"/process/runs/{run.pk}/lift/" in page
    lift = f"/process/runs/{run.pk}/lift/"
    assert WHY in client.get(lift, headers=english).content.decode()
    assert client.post(lift, {"reason": "it is published now"}).status_code == 302
    assert "No halt stands here" in client.get(lift, headers=english).content.decode()
    assert "it is published now" in client.get(f"/runs/{run.pk}/", headers=english).content.decode()


def test_who_may_not_halt_is_told_before_writing(client, signed_in, run_at, cast):
    signed_in(cast.social_worker)
    page = client.get(f"/process/runs/{run_at('sort').pk}/halt/", headers={"accept-language": "en"})
    assert (
        "Only the supervisory committee" in page.content.decode() and "<textarea" not in page.content.decode()
    )


def test_desk_asks_as_often_for_three_halts_as_for_one(run_at, cast):
    counted = []
    for times in (1, 2):
        for _ in range(times):
            halt_stage(by=cast.supervisor, run=run_at("sort"), reason=WHY)
        with CaptureQueriesContext(connection) as queries:
            waiting(cast.supervisor)
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 6
