"""Pure rules of phones, passwords and sessions."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

CHINESE_MOBILE = re.compile(r"1[3-9]\d{9}")
E164 = re.compile(r"\+[1-9]\d{5,14}")
IGNORED_IN_PHONES = re.compile(r"[\s().\-–—]")


def normal_phone(text: str) -> str | None:
    """The phone in E.164 (`+8613800000000`); a bare number is read as a Chinese one. None when it is no phone."""
    digits = IGNORED_IN_PHONES.sub("", unicodedata.normalize("NFKC", text))
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    if not digits.startswith("+"):
        national = digits.removeprefix("86") if len(digits) == 13 else digits
        return f"+86{national}" if CHINESE_MOBILE.fullmatch(national) else None
    if digits.startswith("+86"):
        return digits if CHINESE_MOBILE.fullmatch(digits[3:]) else None
    return digits if E164.fullmatch(digits) else None


def masked_phone(phone: str) -> str:
    """First three and last four digits, as public notices show a phone (PIPL practice): `138****0000`."""
    national = phone.removeprefix("+86")
    return f"{national[:3]}****{national[-4:]}"


def normal_username(text: str) -> str:
    """Usernames are compared without width and case: `Ｃhen` is `chen`."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def kinds_of_characters(password: str) -> int:
    """How many of the four kinds it has: small letters, capitals, digits, anything else."""
    return sum(bool(re.search(kind, password)) for kind in (r"[a-z]", r"[A-Z]", r"[0-9]", r"[^a-zA-Z0-9]"))


def password_too_old(set_at: datetime | None, *, now: datetime, days: int) -> bool:
    """Whether the password is due for a change (graded protection: 90 days); 0 days means never."""
    if not days:
        return False
    return set_at is None or now - set_at > timedelta(days=days)
