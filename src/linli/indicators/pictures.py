"""The charts of the report, as definitions in the language of the moment; each states its finding as its title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from django.utils.translation import gettext

from linli.indicators.catalogue import BY_CODE, CAPACITY, CAPITAL, SERVICE, CountedBy
from linli.indicators.sources import SOURCES
from linli.indicators.units import unit_word
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.platform.documents import charts, press
from linli.platform.ui.words import percent, told, wan, yuan

MOST_ESTATES = 20
"""More bars than these can't be read; the rest are drawn as one."""


def of_report(
    counted: CountedBy, sources: Mapping[str, int], own: Mapping[str, int], match: Mapping[str, int]
) -> dict[str, list[charts.Spec]]:
    """The charts of each part: attendances by source; own part and match (fen) by the name of the estate; and so on."""
    drawn = {
        CAPITAL: [attendances(sources), money(own, match)],
        CAPACITY: [founded(counted)],
        SERVICE: [complaints(counted)],
    }
    return {part: [spec for spec in specs if spec] for part, specs in drawn.items()}


def draw(specs: Sequence[charts.Spec]) -> list[str]:
    """The SVGs, drawn together in one process; nothing where the press fails, and tables stand in their place."""
    try:
        return press.svgs(specs)
    except Refusal:
        return [""] * len(specs)


def attendances(sources: Mapping[str, int]) -> charts.Spec | None:
    """In which ways residents took part."""
    if not sources:
        return None
    most, n = next(iter(sources.items()))
    whole = sum(sources.values())
    title = say(
        "%(share)s of all attendances: %(kind)s",
        share=percent(Fraction(n, whole), 0),
        kind=gettext(SOURCES[most].title),
    )
    rows = [(gettext(SOURCES[source].title), value) for source, value in sources.items()]
    header = (gettext("Way of taking part"), unit_word("attendances"))
    return charts.bars(rows, told(title), header=header)


def money(own: Mapping[str, int], match: Mapping[str, int]) -> charts.Spec | None:
    """What each estate raised and what the fund added, in yuan, the most first."""
    raised, matched = sum(own.values()), sum(match.values())
    if raised <= 0 and matched <= 0:
        return None
    totals = {
        name: max(own.get(name, 0), 0) + max(match.get(name, 0), 0) for name in own.keys() | match.keys()
    }
    folded = _folded(sorted(totals, key=lambda name: (-totals[name], name)), own, match)
    parts = (gettext("own part"), gettext("match by the fund"))
    rows = [
        (name, part, _yuan(fen))
        for name, *amounts in folded
        for part, fen in zip(parts, amounts, strict=True)
    ]
    title = say(
        "Neighbours raised %(raised)s, the fund added %(matched)s", raised=wan(raised), matched=wan(matched)
    )
    spec = charts.stacked(rows, told(title), unit_word("yuan"))
    # The same colours as where money is raised: persimmon for the own part, tile for the match.
    spec["layer"][0]["encoding"]["color"]["scale"]["range"] = [charts.SERIES[1], charts.TILE]
    table = [[name, *map(yuan, amounts)] for name, *amounts in folded]
    spec["usermeta"]["linli"] |= {"header": [gettext("Estate"), *parts], "rows": table}
    return spec


def founded(counted: CountedBy) -> charts.Spec | None:
    """The groups that were founded, by kind."""
    codes = [
        code for code, indicator in BY_CODE.items() if indicator.part == CAPACITY and counted[code].value
    ]
    if not codes:
        return None
    rows = sorted(
        ((gettext(BY_CODE[code].title), counted[code].value) for code in codes), key=lambda row: -row[1]
    )
    title = say("Groups founded: %(n)d", n=sum(value for _title, value in rows))
    return charts.bars(rows, told(title), header=(gettext("Kind of group"), gettext("Founded")))


def complaints(counted: CountedBy) -> charts.Spec | None:
    """Complaints before and after, over equal windows."""
    before, after = counted["complaints_before"].value, counted["complaints_after"].value
    if not before:
        return None
    change = percent(Fraction(after - before, before))
    title = say("Complaints, before and after: %(change)s", change=change if after < before else f"+{change}")
    rows = [(gettext("in the window before"), before), (gettext("in the window after"), after)]
    header = (
        say("Window of %(days)d days", days=counted["complaints_window_days"].value),
        unit_word("complaints"),
    )
    return charts.bars(rows, told(title), header=[told(one) for one in header])


def _folded(
    names: Sequence[str], own: Mapping[str, int], match: Mapping[str, int]
) -> list[tuple[str, int, int]]:
    """Name, own part and match of each estate; those after the first MOST_ESTATES as one row."""
    rows = [(name, own.get(name, 0), match.get(name, 0)) for name in names]
    kept, rest = rows[:MOST_ESTATES], rows[MOST_ESTATES:]
    if rest:
        others = say("%(n)d more estates", n=len(rest))
        kept.append((told(others), sum(row[1] for row in rest), sum(row[2] for row in rest)))
    return kept


def _yuan(fen: int) -> int | Fraction:
    """Fen as yuan for a bar; an account from which more went back than came shows nothing."""
    return max(fen, 0) // 100 if fen % 100 == 0 else max(Fraction(fen, 100), Fraction(0))
