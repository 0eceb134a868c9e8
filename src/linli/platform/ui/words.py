"""Values in the reader's words: sentences, money, shares, days, and names that are masked.

Used by the template filters, by exports and by documents, so that a number reads the same everywhere.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import get_language, gettext

from linli.kernel.sentence import Sentence
from linli.platform.clock import CHINA, today

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = "一二三四五六日"
# The compound surnames still common in Sichuan; all other surnames have one character.
COMPOUND_SURNAMES = frozenset(
    (
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "司徒",
        "令狐",
        "夏侯",
        "宇文",
        "长孙",
    )
)


def speaks_chinese() -> bool:
    """Whether the language of this request is Chinese."""
    return (get_language() or "zh").startswith("zh")


def told(value: Any) -> str:
    """A Sentence, its JSON form or a plain text, in the language of this request; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, Mapping) and "message" in value:
        value = Sentence.from_data(value)
    if isinstance(value, Sentence):
        return value.told(lambda message: gettext(message) if message else "")
    return str(value)


def _fen(amount: Any) -> int:
    return int(getattr(amount, "fen", amount))


def yuan(amount: Any) -> str:
    """Fen (or Money) as ¥1,234.50; nothing for None."""
    if amount is None or amount == "":
        return ""
    fen = _fen(amount)
    return f"{'−' if fen < 0 else ''}¥{abs(fen) // 100:,}.{abs(fen) % 100:02d}"


def _cut(number: Fraction, places: int) -> str:
    """A positive number cut (never rounded up) to so many places, with commas, without trailing zeros."""
    whole, rest = divmod(number * 10**places // 1, 10**places)
    tail = f"{rest:0{places}d}".rstrip("0") if places else ""
    return f"{whole:,}{'.' if tail else ''}{tail}"


def wan_parts(amount: Any) -> tuple[str, str]:
    """Fen as number and unit for headlines: ("21.06", "万元"), or ("¥210.6k", "") in English. Cut, never rounded up."""
    fen = _fen(amount)
    sign, whole = ("−" if fen < 0 else ""), Fraction(abs(fen), 100)
    if speaks_chinese():
        for size, unit in ((10**8, "亿元"), (10**4, "万元")):
            if whole >= size:
                return sign + _cut(whole / size, 2), unit
        return sign + _cut(whole, 2), "元"
    for least, size, unit in ((10**6, 10**6, "m"), (10**4, 1000, "k")):
        if whole >= least:
            return f"{sign}¥{_cut(whole / size, 2)}{unit}", ""
    return f"{sign}¥{_cut(whole, 2)}", ""


def wan(amount: Any) -> str:
    """Fen as 21.06万元, in English ¥210.6k; nothing for None."""
    return "" if amount is None or amount == "" else "".join(wan_parts(amount))


def percent(share: Any, places: int = 1) -> str:
    """A share of one (Fraction, Share, float) as 56.3%. What is not all never reads 100%, what is something never 0%."""
    if share is None or share == "":
        return ""
    exact = Fraction(getattr(share, "of_one", share))
    scale = 10**places
    steps = (abs(exact) * 100 * scale + Fraction(1, 2)) // 1
    if steps == 100 * scale and abs(exact) != 1:
        steps += 1 if abs(exact) > 1 else -1
    steps = max(steps, 1) if exact else 0
    return f"{'−' if exact < 0 else ''}{_cut(Fraction(steps, scale), places)}%"


def when(moment: dt.date | dt.datetime | None, form: str = "day") -> str:
    """A day as 2026年11月23日 or 23 Nov 2026. Forms: day, short (this year goes unsaid), time (with the time), week (with weekday)."""
    if moment is None or moment == "":
        return ""
    clock = ""
    if isinstance(moment, dt.datetime):
        moment = moment.astimezone(CHINA) if moment.tzinfo else moment
        clock = f" {moment:%H:%M}" if form == "time" else ""
    said = form != "short" or moment.year != today().year
    if speaks_chinese():
        year = f"{moment.year}年" if said else ""
        week = f" 星期{WEEKDAYS[moment.weekday()]}" if form == "week" else ""
        return f"{year}{moment.month}月{moment.day}日{week}{clock}"
    year = f" {moment.year}" if said else ""
    week = f"{moment:%a} " if form == "week" else ""
    return f"{week}{moment.day} {MONTHS[moment.month - 1]}{year}{clock}"


def masked_name(name: Any) -> str:
    """张三 as 张**, 欧阳小红 as 欧阳**, Anna Li as A**: always two stars, so that the length tells nothing."""
    text = str(name or "").strip()
    if not text:
        return ""
    return (text[:2] if text[:2] in COMPOUND_SURNAMES else text[0]) + "**"


def masked_phone(phone: Any) -> str:
    """+8613812345678 as 138****5678; of any other number only the last two digits stay."""
    digits = "".join(sign for sign in str(phone or "") if sign.isdigit())
    if len(digits) == 13 and digits.startswith("86"):
        digits = digits[2:]
    if len(digits) == 11 and digits.startswith("1"):
        return f"{digits[:3]}****{digits[-4:]}"
    return f"****{digits[-2:]}" if len(digits) > 4 else ("****" if digits else "")
