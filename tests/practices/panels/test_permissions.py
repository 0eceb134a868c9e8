"""Who may do what in panels: one row a verb, before, during and after its stage."""

from __future__ import annotations

import pytest

from linli.platform.permits import allowed
from linli.platform.permits.verbs import registered
from linli.practices.panels.models import Candidate, Panel, ScoreSheet
from tests.practices.panels.conftest import move_to, opened

REVIEWER, OFFICE = {"council_member"}, {"community_officer"}
TABLE = {
    # verb: (who may, whether a playbook binds it to the review, what it is done to)
    "panels.set_rubric": ({"social_worker"}, True, "run"),
    "panels.open_panel": (OFFICE, True, "run"),
    "panels.appoint_reviewer": (OFFICE, False, "run"),
    "panels.extend_scoring": (OFFICE, False, "run"),
    "panels.declare_conflict": (REVIEWER, True, "run"),
    "panels.recuse_reviewer": (OFFICE, True, "seat"),
    "panels.score": (REVIEWER, True, "candidate"),
    "panels.correct_sheet": (REVIEWER, False, "sheet"),
    "panels.open_sheet": ({"supervisor"}, True, "sheet"),
    "panels.see_scores": ({"supervisor"} | OFFICE, False, "panel"),
    "panels.present": (OFFICE, True, "candidate"),
    "panels.publish_decisions": (OFFICE, True, "run"),
}
STAGES = ("before", "review", "after")


@pytest.fixture
def subjects(prepared, run, cast, council):
    """The cast's council member sits on the panel."""
    panel = opened(run, cast, [cast.council_member, *council])
    return {"panel": panel, "seat": panel.reviewers.first(), "candidate": panel.candidates.first()}


def standing_at(subjects, kind, run):
    """The subject as it is when its run stands there."""
    panel = Panel.objects.select_related("run__edition", "run__place").get(pk=subjects["panel"].pk)
    candidate = Candidate.objects.get(pk=subjects["candidate"].pk)
    candidate.panel = panel
    subjects["seat"].panel = panel
    found = {"run": panel.run, "panel": panel, "seat": subjects["seat"], "candidate": candidate}
    return found.get(kind) or ScoreSheet(candidate=candidate, reviewer=subjects["seat"])


def test_each_verb_has_a_row():
    assert {verb for verb in registered() if verb.startswith("panels.")} == set(TABLE)


@pytest.mark.parametrize("verb", TABLE)
def test_verb_is_for_just_these(verb, subjects, cast, run):
    who, _bound, kind = TABLE[verb]
    subject = standing_at(subjects, kind, run)

    assert {name for name, actor in vars(cast).items() if allowed(actor, verb, subject)} == who


@pytest.mark.parametrize("verb", TABLE)
@pytest.mark.parametrize("stage", STAGES)
def test_verb_waits_for_its_stage(verb, stage, subjects, cast, run):
    who, bound, kind = TABLE[verb]
    subject = standing_at(subjects, kind, move_to(run, stage))
    open_now = not bound or stage == "review"

    assert all(bool(allowed(getattr(cast, name), verb, subject)) == open_now for name in who)


def test_reviewer_who_left_scores_no_more(subjects, cast, run):
    from linli.practices.panels.actions import recuse_reviewer

    seat = subjects["panel"].reviewers.get(person=cast.council_member.person)
    recuse_reviewer(by=cast.community_officer, reviewer=seat, reason="生病")

    assert not allowed(cast.council_member, "panels.score", standing_at(subjects, "candidate", run))
