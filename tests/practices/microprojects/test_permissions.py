"""Who may do what with micro-projects: one row a verb, before, during and after its stage."""

from __future__ import annotations

import pytest

from linli.platform.permits import allowed
from linli.platform.permits.verbs import registered
from tests.practices.microprojects.conftest import stage

BUYERS = {"committee_member", "self_organisation"}
ORGANISERS = {"social_worker", "community_officer"}
PAYEE_READERS = {
    "committee_member",
    "social_worker",
    "supervisor",
    "community_officer",
    "party_committee",
    "street_officer",
    "auditor",
}
TABLE = {
    # verb: (who may, the stages it is bound to; none where its state alone decides)
    "microprojects.open_without_own_part": ({"community_officer"}, {"raise"}),
    "microprojects.plan_milestones": (BUYERS | ORGANISERS, set()),
    "microprojects.report_progress": (BUYERS | {"property_manager"}, {"carry_out"}),
    "microprojects.add_voucher": (BUYERS, {"carry_out", "review"}),
    "microprojects.void_voucher": (BUYERS, set()),
    "microprojects.accept_milestone": ({"supervisor"}, {"carry_out"}),
    "microprojects.send_back_milestone": ({"supervisor"}, set()),
    "microprojects.release_tranche": ({"social_worker"}, {"carry_out", "review"}),
    "microprojects.accept_project": ({"supervisor"}, {"review"}),
    "microprojects.rate": ({"resident", "household"}, {"review"}),
    "microprojects.import_ratings": (ORGANISERS | {"grid_worker"}, set()),
    "microprojects.hand_over_upkeep": (BUYERS, {"review"}),
    "microprojects.write_lessons": ({"social_worker"}, {"review"}),
    "microprojects.close_project": (ORGANISERS, set()),
    "microprojects.open_payees": (PAYEE_READERS, set()),
}
STAGES = ("publicise", "raise", "carry_out", "review")


@pytest.fixture
def project(make):
    return make()


def subject_of(verb, project):
    return project.run if verb == "microprojects.open_without_own_part" else project


def test_each_verb_has_a_row():
    assert {verb for verb in registered() if verb.startswith("microprojects.")} == set(TABLE)


@pytest.mark.parametrize("verb", TABLE)
def test_verb_is_for_just_these(verb, project, cast):
    who, stages = TABLE[verb]
    stage(project.run, min(stages or {"carry_out"}))
    assert {
        name for name, actor in vars(cast).items() if allowed(actor, verb, subject_of(verb, project))
    } == who


@pytest.mark.parametrize("verb", [verb for verb, (_who, stages) in TABLE.items() if stages])
@pytest.mark.parametrize("at", STAGES)
def test_verb_waits_for_its_stage(verb, at, project, cast):
    who, stages = TABLE[verb]
    stage(project.run, at)
    subject = subject_of(verb, project)
    assert all(bool(allowed(getattr(cast, name), verb, subject)) == (at in stages) for name in who)


def test_committee_of_another_estate_has_no_say(make, cast, estates):
    project = make("planned", estate=estates[1])
    for verb in ("report_progress", "add_voucher"):
        assert not allowed(cast.committee_member, f"microprojects.{verb}", project)
