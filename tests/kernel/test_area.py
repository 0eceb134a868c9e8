import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.kernel.area import Area
from linli.kernel.verdict import Refusal


@pytest.mark.parametrize("text", ["88.5", "88.50㎡", "88.5 平方米", "８８．５", "88.5m²"])
def test_area_is_read_as_people_write_it(text):
    assert Area.from_m2(text) == Area(8850)


@pytest.mark.parametrize("text", ["", "-1", "88.505", "abc", "88.5亩"])
def test_area_that_is_none_is_refused(text):
    with pytest.raises(Refusal):
        Area.from_m2(text)


@given(st.integers(0, 10**12))
def test_area_is_read_back_from_what_it_says(dm2):
    assert Area.from_m2(str(Area(dm2))) == Area(dm2)


def test_area_adds_up_and_is_never_negative():
    assert sum([Area(1), Area(2)]) == Area(3)
    with pytest.raises(ValueError, match="not negative"):
        Area(-1)
