from tests.kernel.playbook.words import WALL, WORDS


def test_gate_asks_with_its_arguments_in_words():
    gate = WALL.bound({"signed_share": "60%"}).stage("plan").passes_when[0]
    assert str(WORDS.question(gate)) == "Have at least 60% signed?"
    assert WORDS.facts_for(gate) == ("signatures",)


def test_gate_is_judged_over_its_facts():
    gate = WALL.bound().stage("plan").passes_when[0]
    assert WORDS.judge(gate, {"signatures": [10, 20]}).passed
    assert not WORDS.judge(gate, {"signatures": [9, 20]}).passed
