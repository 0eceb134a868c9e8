"""Publicity lasts its days in full, and nobody gets round it."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from linli.civic.process.actions import close_stage, publish_notice, send_back, withdraw_notice
from linli.civic.process.facts import days_elapsed
from linli.civic.process.models import Notice, Run
from linli.civic.process.queries import gate_states, standing_notice
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry


def reloaded(run):
    return Run.objects.select_related("edition", "place", "parent").get(pk=run.pk)


def test_notice_is_up_for_the_days_of_its_stage(notice):
    assert (notice.starts_on, notice.ends_on) == (date(2025, 3, 3), date(2025, 3, 10))
    assert notice.is_standing
    entry = Entry.objects.get(verb="process.publish_notice")
    assert entry.tells["values"]["title"] == notice.title
    assert entry.run_id == notice.run_id


def test_end_on_a_weekend_moves_to_monday(run_at, cast, draft, later):
    run = run_at("publicise")
    with later(days=5):
        notice = publish_notice(by=cast.community_officer, run=run, draft=draft)
    assert (notice.starts_on, notice.ends_on) == (date(2025, 3, 8), date(2025, 3, 17))


@pytest.mark.parametrize(
    ("after", "elapsed", "passes"),
    [(0, 0, False), (1, 0, False), (7, 6, False), (8, 7, True), (30, 29, True)],
)
def test_days_have_to_pass_in_full(notice, later, after, elapsed, passes):
    with later(days=after):
        assert days_elapsed(notice.run) == {"elapsed": elapsed, "due": 7, "published": True}
        days, _objections = gate_states(notice.run)
        assert bool(days.verdict) == passes


def test_stage_is_refused_on_the_last_day_and_closes_on_the_next(notice, cast, later):
    with later(days=7), pytest.raises(Refusal, match="6 of 7 days"):
        close_stage(by=cast.community_officer, run=notice.run)
    with later(days=8):
        assert close_stage(by=cast.community_officer, run=notice.run).stage_code == "raise"


@pytest.mark.parametrize("field", ["title", "basis", "body", "issuer", "contact", "supervision_phone"])
def test_notice_must_say_everything(run_at, cast, draft, field):
    with pytest.raises(Refusal, match="fill this in") as refused:
        publish_notice(
            by=cast.community_officer, run=run_at("publicise"), draft=replace(draft, **{field: " "})
        )
    assert refused.value.field == field
    assert not Notice.objects.exists()


def test_second_notice_is_refused_while_one_is_up(notice, cast, draft):
    with pytest.raises(Refusal, match="up already"):
        publish_notice(by=cast.community_officer, run=notice.run, draft=draft)


def test_withdrawn_notice_makes_room_and_days_begin_anew(notice, cast, draft, later):
    withdraw_notice(by=cast.community_officer, notice=notice, reason="a wrong sum")
    with later(days=3):
        again = publish_notice(by=cast.community_officer, run=notice.run, draft=draft)
        assert days_elapsed(notice.run)["elapsed"] == 0
    assert standing_notice(notice.run) == again
    told = Entry.objects.get(verb="process.withdraw_notice").tells
    assert told["values"]["reason"] == "a wrong sum"


def test_withdrawal_needs_a_reason_and_happens_once(notice, cast):
    with pytest.raises(Refusal, match="reason"):
        withdraw_notice(by=cast.community_officer, notice=notice, reason="")
    withdraw_notice(by=cast.community_officer, notice=notice, reason="a wrong sum")
    with pytest.raises(Refusal, match="before"):
        withdraw_notice(by=cast.community_officer, notice=notice, reason="again")


def test_run_that_comes_again_needs_a_new_notice(notice, cast, draft):
    send_back(by=cast.supervisor, run=notice.run, reason="the sheet is missing")
    run = reloaded(notice.run)
    from linli.civic.process.actions.runs import enter_stage
    from linli.civic.process.models import Passage
    from linli.platform import clock

    Passage.objects.filter(run=run, left_at=None).update(left_at=clock.now(), outcome="passed")
    enter_stage(run, run.playbook.stage("publicise"))

    assert standing_notice(run) is None
    assert not Notice.objects.get(pk=notice.pk).is_standing
    assert publish_notice(by=cast.community_officer, run=reloaded(run), draft=draft).pk != notice.pk


@pytest.mark.both_databases
@pytest.mark.parametrize("change", [{"body": "other"}, {"ends_on": "2025-03-04"}, {"title": "x"}])
def test_published_words_and_days_never_change(notice, change):
    with pytest.raises(DatabaseError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).delete()
