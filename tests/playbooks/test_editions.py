import pytest

from linli.civic.mandates.enums import Capacity
from linli.kernel.playbook import Param
from linli.kernel.playbook.check import faults
from linli.kernel.playbook.yaml import from_yaml, to_yaml
from linli.kernel.verdict import Refusal
from linli.playbooks import EDITIONS, VOCABULARY
from linli.playbooks.eight_step import EIGHT_STEP
from linli.playbooks.roles import ROLES
from linli.playbooks.self_funding_contest import SELF_FUNDING_CONTEST
from linli.playbooks.verbs import VERB_TITLES

each_edition = pytest.mark.parametrize("playbook", EDITIONS, ids=lambda playbook: playbook.code)


@each_edition
def test_edition_is_sound_before_and_after_binding(playbook):
    assert faults(playbook, VOCABULARY) == faults(playbook.bound(), VOCABULARY) == ()


@each_edition
def test_edition_goes_to_yaml_and_back(playbook):
    assert from_yaml(to_yaml(playbook), VOCABULARY) == playbook
    assert from_yaml(to_yaml(playbook.bound()), VOCABULARY) == playbook.bound()


@each_edition
def test_each_stage_is_closed_by_social_worker_or_residents_committee(playbook):
    for stage in playbook.stages:
        assert playbook.roles_for(stage.code, "process.close_stage") == {"social_worker", "community_officer"}


@each_edition
def test_each_stage_tells_what_it_is_for_passes_by_a_gate_and_leaves_something(playbook):
    for stage in playbook.stages:
        assert stage.purpose, stage.code
        assert stage.passes_when, stage.code
        assert stage.leaves, stage.code


@each_edition
def test_nobody_who_publishes_decides_on_objections(playbook):
    for stage in playbook.stages:
        deciders = playbook.roles_for(stage.code, "process.decide_objection")
        assert not deciders & playbook.roles_for(stage.code, "process.publish_notice")


@each_edition
def test_days_come_from_parameters(playbook):
    assert all(stage.lasts is None or isinstance(stage.lasts, Param) for stage in playbook.stages)


def test_every_verb_of_the_editions_has_a_title_and_no_other():
    assert frozenset().union(*(playbook.verbs() for playbook in EDITIONS)) == set(VERB_TITLES)


def test_roles_are_capacities():
    assert {role.code for role in ROLES} <= set(Capacity.values)


def test_each_edition_is_published_once():
    assert len({(playbook.code, playbook.edition) for playbook in EDITIONS}) == len(EDITIONS)


def test_inner_and_outer_method_name_each_other():
    assert EIGHT_STEP.stage("raise").inner == SELF_FUNDING_CONTEST.code
    assert SELF_FUNDING_CONTEST.refines == f"{EIGHT_STEP.code}:raise"


def test_eight_steps_stand_as_the_method_says():
    assert [(stage.code, stage.lasts) for stage in EIGHT_STEP.bound().stages] == [
        ("mobilise", 14),
        ("collect", 21),
        ("sort", 10),
        ("deliberate", 7),
        ("publicise", 7),
        ("raise", None),
        ("carry_out", None),
        ("review", 30),
    ]


def test_contest_stands_as_the_method_says():
    assert [(stage.code, stage.lasts) for stage in SELF_FUNDING_CONTEST.bound().stages] == [
        ("rules", 10),
        ("enter", 14),
        ("raise", 21),
        ("match", 1),
        ("publicise", 7),
        ("award", 5),
    ]


def test_those_who_work_or_pay_never_accept():
    carry_out = EIGHT_STEP.stage("carry_out").code
    accepting = EIGHT_STEP.roles_for(carry_out, "microprojects.accept_milestone")
    working = EIGHT_STEP.roles_for(carry_out, "microprojects.report_progress")
    paying = EIGHT_STEP.roles_for(carry_out, "microprojects.release_tranche")
    assert accepting == {"supervisor"}
    assert not accepting & (working | paying)


def test_cash_is_recorded_by_one_and_confirmed_by_another():
    recording = SELF_FUNDING_CONTEST.roles_for("raise", "matching.record_cash_pledge")
    assert not recording & SELF_FUNDING_CONTEST.roles_for("raise", "matching.confirm_cash_pledge")


def test_publicity_may_not_be_cut_short():
    with pytest.raises(Refusal) as refused:
        EIGHT_STEP.bound({"publicity_days": 2})
    assert refused.value.field == "publicity_days"
