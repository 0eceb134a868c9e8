"""Pure rules of phones, passwords and sessions."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta

CHINESE_MOBILE = re.compile(r"1[3-9]\d{9}")
E164 = re.compile(r"\+[1-9]\d{5,14}")
# The first sign that is found names it; Chrome also says Safari, and everybody says Mozilla.
PROGRAMS = (
    ("MicroMessenger", "WeChat"),
    ("AlipayClient", "Alipay"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("HuaweiBrowser", "Huawei"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("HarmonyOS", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)
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


def device_words(user_agent: str) -> str:
    """A browser's long name in two words, so that a person knows their own device: `WeChat · Android`."""
    program = next((name for sign, name in PROGRAMS if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    return " · ".join(filter(None, (program, system)))


def idle_too_long(seen_at: float, *, now: float, minutes: int) -> bool:
    """Whether a session (times in seconds) has rested longer than it may."""
    return now - seen_at > minutes * 60
