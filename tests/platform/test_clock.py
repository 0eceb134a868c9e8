"""One clock for everything; only a demonstration's can be set, and only forward."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from linli.platform import clock


@pytest.fixture
def demonstration(settings, tmp_path):
    settings.LINLI_DEMONSTRATION, settings.LINLI_HOME = True, tmp_path


def test_clock_stands_within_a_block():
    with clock.at("2025-05-01") as moment:
        assert clock.now() == moment == datetime(2025, 5, 1, 9, tzinfo=clock.CHINA)
        with clock.at(date(2026, 1, 1)):
            assert clock.today() == date(2026, 1, 1)
        assert clock.today() == date(2025, 5, 1)


def test_day_is_that_of_china():
    with clock.at("2025-05-01T16:30:00+00:00"):
        assert clock.today() == date(2025, 5, 2)
        assert clock.in_days(2).date() == date(2025, 5, 3)


def test_clock_of_a_service_is_never_set(settings, tmp_path):
    settings.LINLI_DEMONSTRATION, settings.LINLI_HOME = False, tmp_path
    (tmp_path / "clock-shift-days").write_text("9")
    assert clock.shift_days() == 0
    with pytest.raises(ValueError, match="demonstration"):
        clock.set_forward(1)


def test_clock_of_a_demonstration_goes_forward_for_all(demonstration):
    assert clock.set_forward(3) == 3
    assert clock.set_forward(4) == clock.shift_days() == 7
    token = clock._stands_at.set(None)
    try:
        assert timedelta(days=6, hours=23) < clock.now() - timezone.now() < timedelta(days=7, hours=1)
    finally:
        clock._stands_at.reset(token)
    with pytest.raises(ValueError, match="forward"):
        clock.set_forward(-1)
