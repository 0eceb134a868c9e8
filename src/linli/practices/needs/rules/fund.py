"""What the community guarantee fund does not pay for, as it ships: four lines, each with its source.

Chengdu's rules for the fund (社区保障资金): it may not pay private costs, anything for which somebody is liable,
duties of the government, or staff. Texts are messages of the catalogue. A community adds lines of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from linli.kernel.sentence import mark as _

SOURCE = _(
    "Chengdu's rules for the community guarantee fund: what it may not pay for (as reported by caixunnews.cn)"
)


@dataclass(frozen=True)
class FundLine:
    """One line: what is not paid, what that means, where it comes from."""

    code: str
    title: str
    explanation: str
    source: str = SOURCE


SHIPPED = (
    FundLine(
        "private-costs",
        _("Private costs"),
        _("What serves one household or one person alone, inside a dwelling or in private use."),
    ),
    FundLine(
        "liable-party",
        _("Somebody else is liable"),
        _(
            "What the developer, the property firm, the repair fund, an insurer or whoever did the damage has to pay."
        ),
    ),
    FundLine(
        "government-duty",
        _("A duty of the government"),
        _("What a department has to provide and pays from its own budget, such as public roads or policing."),
    ),
    FundLine(
        "staff",
        _("Pay of staff"),
        _("Wages, allowances and bonuses of those who work for the community or an office."),
    ),
)
