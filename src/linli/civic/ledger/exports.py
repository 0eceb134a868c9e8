"""The columns of a statement."""

from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.platform.ui.blocks import Column

STATEMENT = (
    Column(say("Day"), "effective_on", "when"),
    Column(say("From"), "source.title"),
    Column(say("To"), "target.title"),
    Column(say("For"), "purpose", "lead"),
    Column(say("In or out"), "change_fen", "yuan"),
    Column(say("Left here"), "left_fen", "yuan"),
    Column(say("Evidence"), "evidence"),
)


def in_yuan(fen: int) -> str:
    """An amount as ¥1,234.50."""
    return str(Money(fen))
