from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.canonical import canonical, digest, plain
from linli.kernel.share import Share

SCALARS = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text('abc邻里\n"é')
DATA = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text("abc邻"), inner), max_leaves=20
)


def test_canonical_sorts_keys_and_keeps_chinese():
    assert canonical({"b": 1, "a": "邻里"}) == '{"a":"邻里","b":1}'.encode()


def test_fractions_and_shares_are_written_exactly():
    assert plain({"a": Fraction(1, 3), "b": (Share.parse("60%"), Fraction(2))}) == {
        "a": "1/3",
        "b": ["3/5", "2/1"],
    }


@pytest.mark.parametrize(
    ("data", "path"), [(1.5, r"\$"), ({"a": [0, {"b": 0.1}]}, r"\$\.a\[1\]\.b"), ({1: 2}, r"\$")]
)
def test_float_and_odd_key_are_refused_with_their_path(data, path):
    with pytest.raises(TypeError, match=path):
        canonical(data)


def test_number_that_others_would_round_is_refused():
    canonical(2**53 - 1)
    with pytest.raises(ValueError, match="too large"):
        canonical({"n": 2**53})


@given(st.dictionaries(st.text("abc邻", min_size=1), DATA, min_size=1))
def test_digest_does_not_depend_on_the_order_of_keys(data):
    assert digest(data) == digest(dict(reversed(data.items())))


def test_digest_names_its_algorithm():
    assert digest({}) == "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
