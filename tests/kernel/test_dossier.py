import json
from fractions import Fraction

import pytest

from linli.kernel.dossier import Dossier, read, recount
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal

DOSSIER = Dossier(
    kind="match",
    rule={"name": "match-by-step", "version": "1", "source": "rules of the contest, art. 3"},
    inputs={"paid_fen": [500, 700], "share": Fraction(1, 3)},
    outcome={"sum_fen": 1200, "parts": [500, 700]},
)


def add_up(inputs):
    return {"sum_fen": sum(inputs["paid_fen"]), "parts": inputs["paid_fen"]}


def test_dossier_is_read_back_from_its_file():
    assert read(DOSSIER.to_json()) == DOSSIER
    assert read(json.dumps(json.loads(DOSSIER.to_json()), indent=2).encode()) == DOSSIER


def test_dossier_that_was_changed_is_refused():
    with pytest.raises(Refusal, match="has been changed"):
        read(DOSSIER.to_json().replace("1200", "1300"))


def test_dossier_with_a_part_that_its_digest_does_not_cover_is_refused():
    document = json.loads(DOSSIER.to_json())
    assert read(json.dumps(document))
    with pytest.raises(Refusal, match="unknown"):
        read(json.dumps(document | {"note": "signed by all"}))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "not JSON"),
        ("{" * 9000, "not JSON"),
        ('{"linli_dossier":1,"linli_dossier":1}', "not JSON"),
        (b"\xff\xfe\xff", "not JSON"),
        ("[]", "not a Linli dossier"),
        ('{"a":1}', "not a Linli dossier"),
        ('{"linli_dossier":2}', "format 2"),
        ('{"linli_dossier":1,"kind":"match"}', "lacks: rule, inputs, outcome, digest"),
        (DOSSIER.to_json().replace("1200", "1200.5"), "float"),
        (DOSSIER.to_json().replace('"version":"1"', '"edition":"1"'), "not well formed"),
        (DOSSIER.to_json().replace("1200", "NaN"), "float"),
    ],
)
def test_file_that_is_no_dossier_is_refused_with_the_reason(text, sentence):
    with pytest.raises(Refusal, match=sentence):
        read(text)


def test_recounting_finds_the_same():
    assert recount(DOSSIER, add_up).same


def test_recounting_tells_each_difference_by_its_path():
    found = recount(DOSSIER, lambda inputs: {"sum_fen": True, "parts": [500], "extra": 1})
    assert not found.same
    assert [str(sentence) for sentence in found.differences] == [
        "outcome.extra: only recounting gives it (1)",
        "outcome.parts[1]: only the dossier has it (700)",
        "outcome.sum_fen: the dossier says 1200, recounting gives true",
    ]


def test_recounting_does_not_take_true_for_one():
    dossier = Dossier("x", DOSSIER.rule, {}, {"n": 1})
    assert not recount(dossier, lambda inputs: {"n": True}).same


def test_recounting_of_inputs_that_the_rule_refuses_tells_why():
    def refuse(inputs):
        raise Refusal(say("no household"))

    assert str(recount(DOSSIER, refuse).differences[0]) == "no household"
    assert "KeyError" in str(recount(DOSSIER, lambda inputs: inputs["missing"]).differences[0])
