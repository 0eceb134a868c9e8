"""Figures are told exactly, or not at all, with the reason."""

from fractions import Fraction

import pytest

from linli.indicators.catalogue import BY_CODE, PARTS, Counted
from linli.indicators.definitions import measures

COUNTED = dict.fromkeys(
    [*measures(), "complaints_before", "complaints_after", "complaints_window_days", "households"],
    Counted(0, 0),
)


def told(code, **values):
    counted = COUNTED | {name: Counted(value, 1) for name, value in values.items()}
    return BY_CODE[code].value(counted), str(BY_CODE[code].because(counted))


def test_indicators_belong_to_the_four_parts():
    assert {one.part for one in BY_CODE.values()} == set(PARTS)


def test_leverage_is_an_exact_ratio():
    assert told("leverage", self_raised_fen=25_000_000, matched_fen=210_000_000) == (
        Fraction(42, 5),
        "guarantee fund ÷ own part: ¥2,100,000.00 ÷ ¥250,000.00",
    )


@pytest.mark.parametrize("raised", [0, -5])
def test_leverage_of_nothing_is_not_told(raised):
    value, because = told("leverage", self_raised_fen=raised, matched_fen=100)

    assert value is None
    assert "raised nothing" in because


def test_complaints_from_ten_to_one_fell_by_nine_tenths():
    value, because = told(
        "complaint_rate_change",
        complaints_before=120,
        complaints_after=12,
        complaints_window_days=184,
        households=4200,
    )

    assert value == Fraction(-9, 10)
    assert because == (
        "complaints to the 12345 hotline among the same 4200 households: "
        "120 before, 12 after, over equal windows of 184 days"
    )


def test_complaints_are_not_compared_before_the_window_is_over():
    value, because = told("complaint_rate_change", complaints_before=0, complaints_after=0)

    assert value is None
    assert "half a year after" in because


def test_complaints_are_not_compared_with_nothing():
    value, because = told("complaint_rate_change", complaints_after=3, complaints_window_days=31)

    assert value is None
    assert "nothing to compare" in because


@pytest.mark.parametrize("code", [code for code in BY_CODE if code.startswith("satisfaction")])
def test_satisfaction_without_a_baseline_is_refused(code):
    value, because = told(code, ratings=12, ratings_content=11, benefiting=40)

    assert value is None
    assert "without a baseline" in because


@pytest.mark.parametrize("code", [code for code in BY_CODE if code.startswith("satisfaction")])
def test_satisfaction_says_its_method_how_many_and_of_how_many(code):
    value, because = told(
        code,
        ratings=12,
        ratings_both=10,
        ratings_content=11,
        marks_before=20,
        marks_after=46,
        ratings_improved=9,
        benefiting=40,
    )

    assert value is not None
    assert (
        "12 of 40 benefiting households rated (30%), 10 of them both times, on a scale of 1 to 5" in because
    )
