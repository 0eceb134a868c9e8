"""What the community guarantee fund may not pay: words that give it away, and what they stand for.

Private costs, what a liable party owes, the government's own duties, staff. The words only ask; a person answers, and the
answer is public.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from linli.kernel.sentence import mark as _
from linli.kernel.written import plainly


@dataclass(frozen=True)
class Exclusion:
    """One kind of spending that the fund refuses, and the words by which it is often found."""

    code: str
    title: str
    words: tuple[str, ...]


EXCLUSIONS = (
    Exclusion(
        "private",
        _("private costs"),
        (
            "私人",
            "自家",
            "个人所有",
            "室内装修",
            "住户家中",
            "入户门",
            "防盗窗",
            "慰问金",
            "礼品",
            "宴请",
            "聚餐",
            "旅游",
        ),
    ),
    Exclusion(
        "liable",
        _("what somebody else is liable for"),
        ("质保期", "保修期", "开发商遗留", "维修资金", "物业费", "欠费", "赔偿", "罚款"),
    ),
    Exclusion(
        "government",
        _("duties of the government"),
        ("市政道路", "市政管网", "拆迁", "征地", "执法", "低保", "最低生活保障"),
    ),
    Exclusion("staff", _("pay of staff"), ("工资", "薪酬", "津贴", "奖金", "社保", "办公经费", "加班费")),
)


def words_found(texts: Iterable[str]) -> list[tuple[Exclusion, str]]:
    """Each word of the list that stands in the texts, with its kind; each once."""
    whole = "\n".join(plainly(text) for text in texts)
    return [(kind, word) for kind in EXCLUSIONS for word in kind.words if word in whole]
