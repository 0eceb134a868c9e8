"""Social capital: who took part, what neighbours gave, and what that moved."""

from fractions import Fraction

from linli.indicators.catalogue.words import CAPITAL, CountedBy, Indicator, one_measure
from linli.kernel.money import Money
from linli.kernel.sentence import Sentence, say
from linli.kernel.sentence import mark as _


def _leverage(counted: CountedBy) -> Fraction | None:
    raised = counted["self_raised_fen"].value
    return Fraction(counted["matched_fen"].value, raised) if raised > 0 else None


def _leverage_because(counted: CountedBy) -> Sentence:
    if counted["self_raised_fen"].value <= 0:
        return say("not told yet: neighbours have raised nothing of their own in the period")
    return say(
        "guarantee fund ÷ own part: %(matched)s ÷ %(raised)s",
        matched=str(Money(counted["matched_fen"].value)),
        raised=str(Money(counted["self_raised_fen"].value)),
    )


INDICATORS = (
    one_measure(
        "attendances",
        CAPITAL,
        _("Attendances"),
        "attendances",
        _(
            "each time somebody took part: a household form sent in, a check-in at a meeting, an own part paid, a rating; who comes three times is counted three times; records: %(records)d"
        ),
    ),
    one_measure(
        "households_took_part",
        CAPITAL,
        _("Households that took part"),
        "households",
        _(
            "the households behind these attendances, each once; who came in a capacity is not among them; records: %(records)d"
        ),
    ),
    one_measure(
        "self_raised_fen",
        CAPITAL,
        _("Raised by neighbours"),
        "fen",
        _("own part paid in, less what went back; movements: %(records)d"),
    ),
    one_measure(
        "households_paid",
        CAPITAL,
        _("Households that paid an own part"),
        "households",
        _("households whose payment is confirmed and was not given back, each once; payments: %(records)d"),
    ),
    one_measure(
        "matched_fen",
        CAPITAL,
        _("Added by the guarantee fund"),
        "fen",
        _("moved from the community guarantee fund to projects, less what went back; movements: %(records)d"),
    ),
    Indicator(
        "leverage",
        CAPITAL,
        _("Leverage: one yuan of neighbours moved so many of the fund"),
        "ratio",
        ("self_raised_fen", "matched_fen"),
        _leverage,
        _leverage_because,
    ),
    one_measure(
        "estates_in_contest",
        CAPITAL,
        _("Estates in the contest"),
        "estates",
        _("estates that entered a contest of estates and did not withdraw, each once; entries: %(records)d"),
    ),
)
