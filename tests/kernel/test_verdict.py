import pytest

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, Verdict, filled, refuse_if


def test_refuse_if_lets_a_passed_verdict_and_nothing_go_on():
    refuse_if(None)
    refuse_if(Verdict(True, say("all is well")))


@pytest.mark.parametrize("because", [say("too few"), Verdict(False, say("too few"))])
def test_refuse_if_refuses_with_sentence_and_field(because):
    with pytest.raises(Refusal) as refused:
        refuse_if(because, field="share")
    assert (str(refused.value), refused.value.field) == ("too few", "share")


def test_filled_gives_back_what_was_written_without_blanks():
    assert filled("  because \n", say("please say why")) == "because"


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_filled_refuses_nothing_at_its_field(text):
    with pytest.raises(Refusal) as refused:
        filled(text, say("please say why"), "reason")
    assert (str(refused.value), refused.value.field) == ("please say why", "reason")
