import logging
import random

import pytest

from linli.platform.identity import codes
from linli.platform.identity.logs import STRUCK_OUT, PersonalDataFilter, without_personal_data

CODE = codes.generate(random.Random(7))


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("call 13812345678 now", f"call {STRUCK_OUT} now"),
        ("+8613812345678", STRUCK_OUT),
        ("phone=138 1234 5678;", f"phone={STRUCK_OUT};"),
        ("id 510112199001011234", f"id {STRUCK_OUT}"),
        ("id 51011219900101123x", f"id {STRUCK_OUT}"),
        ("mail chen@example.org!", f"mail {STRUCK_OUT}!"),
        (f"household {CODE}", f"household {STRUCK_OUT}"),
        (f"household {codes.normalise(CODE)}", f"household {STRUCK_OUT}"),
        ("your code is: 123456", f"your code is: {STRUCK_OUT}"),
        ("验证码：123456", f"验证码：{STRUCK_OUT}"),
        ("{'code': '123456'}", f"{{'code': '{STRUCK_OUT}'}}"),
        ("password=hunter2 x", f"password={STRUCK_OUT} x"),
    ],
)
def test_personal_data_is_struck_out(text, kept):
    assert without_personal_data(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        '"GET /needs/runs/12/ HTTP/1.1" 200 10236',
        "510112003002",
        "took 0.13812345678 s",
        "2026-11-23 10:00:00,123",
        "ABCDE-FGHJK",
        "New credential registered",
    ],
)
def test_what_is_not_personal_stays(text):
    assert without_personal_data(text) == text


def record_of(message, *args, exc_info=None):
    record = logging.LogRecord("linli", logging.INFO, __file__, 1, message, args, exc_info)
    assert PersonalDataFilter().filter(record)
    return logging.Formatter().format(record)


def test_filter_sees_arguments_too():
    assert record_of("sent to %s", "13812345678") == f"sent to {STRUCK_OUT}"


def test_filter_sees_tracebacks_too():
    try:
        raise ValueError("13812345678")
    except ValueError as error:
        line = record_of("failed", exc_info=(ValueError, error, error.__traceback__))

    assert "13812345678" not in line.split("ValueError: ")[-1]
    assert "Traceback" in line


def test_every_handler_has_the_filter(settings):
    assert all("personal_data" in handler["filters"] for handler in settings.LOGGING["handlers"].values())
