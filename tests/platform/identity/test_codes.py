import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.platform.identity import codes

CODES = st.integers(0, 2**32).map(lambda seed: codes.generate(random.Random(seed)))


@given(CODES)
def test_code_passes_its_own_check_and_is_shown_in_two_groups(code):
    assert codes.check(code)
    assert len(code) == 11 and code[5] == "-"
    assert not set(code) & set("ILOU")
    assert codes.shown(codes.normalise(code)) == code


@given(CODES, st.integers(0, 9), st.sampled_from(codes.ALPHABET))
def test_one_wrong_character_is_found(code, place, other):
    plain = codes.normalise(code)
    wrong = plain[:place] + other + plain[place + 1 :]

    assert codes.check(wrong) == (wrong == plain)


@given(CODES, st.integers(0, 9), st.integers(0, 9))
def test_two_swapped_characters_are_found(code, one, two):
    plain = list(codes.normalise(code))
    swapped = plain.copy()
    swapped[one], swapped[two] = plain[two], plain[one]

    assert codes.check("".join(swapped)) == (swapped == plain)


@given(CODES)
def test_code_is_read_as_people_type_it(code):
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")

    assert codes.normalise(typed) == codes.normalise(code)
    assert codes.digest(typed, key=b"k") == codes.digest(code, key=b"k")


@pytest.mark.parametrize("typed", ["", "ABC", "UUUUU-UUUUU", "甲乙丙丁戊己庚辛壬癸", "0000000000A"])
def test_what_is_no_code_is_refused(typed):
    assert not codes.check(typed)


def test_digest_depends_on_the_key_and_hides_the_code():
    code = codes.generate(random.Random(1))

    assert codes.digest(code, key=b"one") != codes.digest(code, key=b"two")
    assert len(codes.digest(code, key=b"one")) == 64
    assert codes.normalise(code) not in codes.digest(code, key=b"one").upper()
