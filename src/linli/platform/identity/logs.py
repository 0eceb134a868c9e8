"""Logs without personal data: phones, identity numbers, codes and addresses are struck out before a line is written."""

from __future__ import annotations

import logging
import re

from linli.platform.identity import codes

STRUCK_OUT = "▇"

# 18 digits, the last may be X (GB 11643); before phones, which it could contain
IDENTITY_NUMBER = re.compile(r"(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])")
PHONE = re.compile(r"(?<![\d.])(?:(?:\+|00)?86[\s-]?)?1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# One English word of ten letters in 32 passes the check; a code without dash has a digit or is all capitals.
HOUSEHOLD_CODE = re.compile(
    r"(?<![\w-])(?:[0-9A-Za-z]{5}-[0-9A-Za-z]{5}|(?=[A-Z]*\d|[A-Z]{10}|[a-z]*\d)[0-9A-Za-z]{10})(?![\w-])"
)
NUMERIC_CODE = re.compile(r"(?i)((?:code|otp|token|验证码)[^\d\n]{0,12})\d{6}(?!\d)")
SECRET = re.compile(r"(?i)\b((?:password\d?|oldpassword|credential|sessionid|csrftoken)['\"]?\s*[=:]\s*)\S+")


def without_personal_data(text: str) -> str:
    """The text with everything struck out that could be a phone, an identity number, a code or a secret."""
    text = SECRET.sub(rf"\g<1>{STRUCK_OUT}", text)
    text = NUMERIC_CODE.sub(rf"\g<1>{STRUCK_OUT}", text)
    for pattern in (IDENTITY_NUMBER, PHONE, EMAIL):
        text = pattern.sub(STRUCK_OUT, text)
    return HOUSEHOLD_CODE.sub(lambda found: STRUCK_OUT if codes.check(found[0]) else found[0], text)


class PersonalDataFilter(logging.Filter):
    """On every handler: rewrites the record's message, and its traceback, without personal data."""

    _formatter = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = without_personal_data(record.getMessage()), ()
        if record.exc_info and not record.exc_text:
            record.exc_text = self._formatter.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = without_personal_data(record.exc_text)
        return True
