import pytest

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, Verdict, refuse_if


def test_refuse_if_lets_a_passed_verdict_and_nothing_go_on():
    refuse_if(None)
    refuse_if(Verdict(True, say("all is well")))


@pytest.mark.parametrize("because", [say("too few"), Verdict(False, say("too few"))])
def test_refuse_if_refuses_with_sentence_and_field(because):
    with pytest.raises(Refusal) as refused:
        refuse_if(because, field="share")
    assert (str(refused.value), refused.value.field) == ("too few", "share")
