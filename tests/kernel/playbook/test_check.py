from dataclasses import replace

import pytest
from hypothesis import given

from linli.kernel.playbook import Duty, Gate, Param, Parameter, Stage, Vocabulary
from linli.kernel.playbook.check import faults
from tests.kernel.playbook.words import WALL, WORDS, playbooks


def told(playbook, vocabulary=WORDS):
    return [str(sentence) for sentence in faults(playbook, vocabulary)]


def with_stage(**changes):
    """The wall with its second stage changed."""
    first, second, *rest = WALL.stages
    return replace(WALL, stages=(first, replace(second, **changes), *rest))


def with_parameter(*parts, **named):
    return replace(WALL, parameters=(*WALL.parameters, Parameter(*parts, **named)))


@given(playbooks())
def test_sound_playbook_has_no_faults_bound_or_not(playbook):
    assert told(playbook) == []
    assert told(playbook.bound()) == []


@pytest.mark.parametrize(
    ("playbook", "sentence"),
    [
        (replace(WALL, code="Wall"), "“Wall” is no code: small letters, digits, - and _ only."),
        (replace(WALL, title=" "), "A title is needed here."),
        (replace(WALL, edition=""), "A method needs an edition, such as 2026.1."),
        (replace(WALL, refines="eight"), "What a method refines is written as method:stage."),
        (replace(WALL, stages=()), "A method needs at least one stage."),
        (with_stage(code="plan"), "The code plan is used twice."),
        (with_stage(code="close"), "A stage can't be called “close”: that is how a method ends."),
        (with_stage(inner="wall"), "A method can't be refined by itself."),
        (with_stage(otherwise="nowhere"), "There is no stage nowhere to go back to."),
        (with_stage(otherwise="sell"), "A failed stage can't jump forward to sell; it goes back or closes."),
        (
            with_stage(otherwise="build"),
            "A failed stage can't jump forward to build; it goes back or closes.",
        ),
        (with_stage(lasts=0), "A stage lasts from 1 to 3660 days."),
        (with_stage(lasts="7"), "A stage lasts from 1 to 3660 days."),
        (with_stage(lasts=Param("days")), "There is no parameter called days."),
        (with_stage(lasts=Param("cap_fen")), "The parameter cap_fen is in fen, but days are needed here."),
        (with_stage(leaves=("gold",)), "There is no evidence called gold."),
        (with_stage(duties=(Duty("king", ("wall.plan",)),)), "There is no role called king."),
        (with_stage(duties=(Duty("mason", ("wall.eat",)),)), "There is no verb called wall.eat."),
        (with_stage(duties=(Duty("mason", ()),)), "A duty needs at least one verb."),
        (with_stage(passes_when=(Gate("wet"),)), "There is no gate called wet."),
        (with_stage(passes_when=(Gate("signed_by"),)), "The gate signed_by needs share."),
        (with_stage(passes_when=(Gate("dry", {"by": 1}),)), "The gate dry knows no by."),
        (with_stage(passes_when=(Gate("visits", {"least": "3"}),)), "least: write a whole number."),
        (
            with_stage(passes_when=(Gate("signed_by", {"share": "most"}),)),
            "share: write a share, such as 1/2 or 60%.",
        ),
        (
            with_stage(passes_when=(Gate("signed_by", {"share": Param("cap_fen")}),)),
            "The parameter cap_fen is in fen, but share are needed here.",
        ),
        (
            with_parameter("weight", "Weight", 1, "tons"),
            "There is no unit tons; there are days, count, times, fen, share.",
        ),
        (with_parameter("plan_days", "Days", 1, "days"), "The code plan_days is used twice."),
        (with_parameter("n", "N", 5, "count", least=6), "N: at least 6."),
        (with_parameter("n", "N", "5", "count"), "N: write a whole number."),
        (with_parameter("n", "N", 5, "count", least=6, most=4), "The least of n is above its most."),
        (with_parameter("s", "S", "1/2", "share", most="x"), "S: write a share, such as 1/2 or 60%."),
    ],
)
def test_fault_is_told_in_one_sentence(playbook, sentence):
    assert told(playbook) == [sentence]


def test_all_faults_are_told_at_once():
    playbook = with_stage(lasts=0, otherwise="sell", leaves=("gold",), duties=(Duty("king", ("wall.eat",)),))
    assert len(told(playbook)) == 5


def test_fact_that_nobody_tells_is_a_fault():
    silent = replace(WORDS, facts=frozenset({"visits", "signatures"}))
    assert told(WALL, silent) == ["Nobody tells the fact rain, which dry needs."]


def test_verbs_and_facts_that_are_not_known_here_are_not_checked():
    kernel_only = Vocabulary(WORDS.gate_kinds, WORDS.roles, WORDS.evidence)
    assert told(with_stage(duties=(Duty("mason", ("wall.eat",)),)), kernel_only) == []


def test_stage_called_by_the_one_before_it_goes_back_only():
    last = Stage(code="rest", title="Rest", otherwise="build")
    assert told(replace(WALL, stages=(*WALL.stages, last))) == []
