from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.platform.identity import rules

NOW = datetime(2025, 3, 3, 10)


@pytest.mark.parametrize(
    "typed",
    [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "+86 138 1234 5678",
        "008613812345678",
        "8613812345678",
        "１３８１２３４５６７８",
    ],
)
def test_normal_phone_is_one_however_it_is_typed(typed):
    assert rules.normal_phone(typed) == "+8613812345678"


@pytest.mark.parametrize(
    "typed", ["", "12345678901", "1381234567", "138123456789", "+86 28 8888 8888", "hello", "+0123456"]
)
def test_normal_phone_refuses_what_is_none(typed):
    assert rules.normal_phone(typed) is None


def test_normal_phone_keeps_a_foreign_one():
    assert rules.normal_phone("+1 (202) 555-0143") == "+12025550143"


@given(st.text(max_size=40))
def test_normal_phone_is_stable(typed):
    phone = rules.normal_phone(typed)

    assert phone is None or rules.normal_phone(phone) == phone


def test_normal_username_knows_no_width_or_case():
    assert rules.normal_username(" Ｃhen ") == "chen"


@pytest.mark.parametrize(
    ("password", "kinds"), [("", 0), ("abc", 1), ("Abc", 2), ("Abc1", 3), ("Abc1!", 4), ("密码", 1)]
)
def test_kinds_of_characters_counts_each_once(password, kinds):
    assert rules.kinds_of_characters(password) == kinds


def test_password_is_too_old_after_its_days_only():
    set_at = NOW - timedelta(days=90)

    assert not rules.password_too_old(set_at, now=NOW, days=90)
    assert rules.password_too_old(set_at, now=NOW + timedelta(seconds=1), days=90)
    assert rules.password_too_old(None, now=NOW, days=90)
    assert not rules.password_too_old(None, now=NOW, days=0)


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        ("Mozilla/5.0 (Linux; Android 14) Chrome/120 MicroMessenger/8.0.40", "WeChat · Android"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            "Safari · iPhone",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537.36 Edg/120", "Edge · Windows"),
        ("curl/8", ""),
    ],
)
def test_device_is_named_in_two_words(user_agent, words):
    assert rules.device_words(user_agent) == words


def test_session_is_idle_only_past_its_minutes():
    assert not rules.idle_too_long(0, now=1800, minutes=30)
    assert rules.idle_too_long(0, now=1801, minutes=30)
