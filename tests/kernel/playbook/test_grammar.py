from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.playbook import Duty, Gate, Param
from linli.kernel.verdict import Refusal
from tests.kernel.playbook.words import WALL, playbooks, signed_by


def test_stages_know_their_neighbours():
    assert WALL.stage_before("plan") is None
    assert WALL.stage_before("build").code == "plan"
    assert WALL.stage_after("build").code == "admire"
    assert WALL.stage_after("sell") is None
    with pytest.raises(KeyError):
        WALL.stage("nowhere")


def test_failed_stage_goes_back_or_closes():
    assert [
        stage and stage.code for stage in map(WALL.stage_on_failure, ("plan", "build", "admire", "sell"))
    ] == [
        "plan",
        "plan",
        "plan",
        None,
    ]


def test_verbs_belong_to_the_stage_and_its_roles():
    assert WALL.verbs() == {"wall.plan", "wall.build", "wall.admire", "wall.close"}
    assert WALL.roles_for("admire", "wall.admire") == {"resident", "mason"}
    assert WALL.roles_for("plan", "wall.admire") == frozenset()
    assert WALL.duties_of("plan", "wall.plan") == (Duty("resident", ("wall.plan",)),)


def test_playbook_does_not_change():
    with pytest.raises(FrozenInstanceError):
        WALL.stages[0].title = "Another"
    assert hash(WALL) == hash(WALL)


def test_bound_replaces_every_param_by_value_or_default():
    bound = WALL.bound({"plan_days": "9"})
    assert bound.stage("plan").lasts == 9
    assert bound.stage("plan").passes_when == (Gate("signed_by", {"share": "1/2"}),)
    assert bound.values() == {"plan_days": 9, "signed_share": "1/2", "cap_fen": 100_000}
    assert WALL.stage("plan").lasts == Param("plan_days")
    assert WALL.value("plan_days") == 7


def test_bound_writes_shares_in_one_way():
    assert WALL.bound({"signed_share": "60%"}).value("signed_share") == "3/5"


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"plan_days": 0}, "plan_days", "Days to plan: at least 1 day."),
        ({"plan_days": 31}, "plan_days", "Days to plan: at most 30 days."),
        ({"plan_days": "soon"}, "plan_days", "Days to plan: write a whole number."),
        ({"plan_days": 7.0}, "plan_days", "Days to plan: write a whole number."),
        ({"plan_days": True}, "plan_days", "Days to plan: write a whole number."),
        ({"plan_days": None}, "plan_days", "Days to plan: write a whole number."),
        (
            {"signed_share": "half"},
            "signed_share",
            "Households that sign: write a share, such as 1/2 or 60%.",
        ),
        ({"signed_share": "3/2"}, "signed_share", "Households that sign: at most 100%."),
        ({"colour": 1}, "colour", "The method has no parameter colour."),
    ],
)
def test_bound_refuses_a_wrong_value_and_names_its_field(values, field, sentence):
    with pytest.raises(Refusal) as refused:
        WALL.bound(values)
    assert (refused.value.field, str(refused.value)) == (field, sentence)


@pytest.mark.parametrize("days", [1, 30])
def test_bound_takes_the_bounds_themselves(days):
    assert WALL.bound({"plan_days": days}).value("plan_days") == days


@given(playbooks())
def test_bound_leaves_no_param_and_binds_once(playbook):
    bound = playbook.bound()
    told = [stage.lasts for stage in bound.stages]
    told += [value for stage in bound.stages for gate in stage.passes_when for value in gate.args.values()]
    assert not any(isinstance(value, Param) for value in told)
    assert bound.bound() == bound


@given(playbooks(), st.data())
def test_bound_keeps_stages_and_duties(playbook, data):
    bound = playbook.bound()
    code = data.draw(st.sampled_from([stage.code for stage in playbook.stages]))
    assert bound.stage(code).duties == playbook.stage(code).duties
    assert bound.place_of(code) == playbook.place_of(code)


def test_gate_kind_makes_gates_with_its_own_arguments_only():
    assert signed_by(share="1/2") == Gate("signed_by", {"share": "1/2"})
    with pytest.raises(TypeError, match="share"):
        signed_by(part="1/2")
