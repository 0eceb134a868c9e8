"""The allocation rule of a vote in words, and what must be right of it before it is declared."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linli.kernel.sentence import Sentence, in_turn, say
from linli.kernel.sentence import mark as _
from linli.practices.budgeting.rules import terms
from linli.practices.budgeting.rules.terms import Rule

TITLES: dict[str, str] = {
    terms.EQUAL_SHARES: _("Equal shares"),
    terms.GREEDY_VOTES: _("Most votes first"),
    terms.GREEDY_SCORE: _("Highest score first"),
    terms.GREEDY_VALUE: _("Most score for the money first"),
    terms.KNAPSACK: _("The best choice that the budget can buy"),
    terms.RANKING: _("Places by score, without money"),
}
PURPOSES: dict[str, str] = {
    terms.EQUAL_SHARES: _(
        "Each ballot has the same share of the budget, and supporters pay for an option together, so that large and small groups both get their part."
    ),
    terms.GREEDY_VOTES: _("From the most supported down, whatever still fits into the budget."),
    terms.GREEDY_SCORE: _(
        "From the highest score of panel and ballots down, whatever still fits into the budget."
    ),
    terms.GREEDY_VALUE: _("From the highest score for each yuan down, whatever still fits into the budget."),
    terms.KNAPSACK: _(
        "Of all choices that fit into the budget, the one that is worth most to its supporters together."
    ),
    terms.RANKING: _("The options are put in an order by score, and the first ones win."),
}
UTILITIES: dict[str, str] = {
    terms.COST: _("an option is worth to its supporters what it costs"),
    terms.CARDINALITY: _("each option is worth the same to its supporters"),
}
COMPLETIONS: dict[str, str] = {
    terms.NONE: _("what is left stays in the fund"),
    terms.ADD1: _("shares are raised as long as the budget holds"),
    terms.ADD1_ONWARD: _("shares are raised beyond that, and the last choice that fits is taken"),
    terms.ADD1U: _("shares are raised as long as the budget holds, then what is left goes by votes"),
    terms.UTILITARIAN: _("what is left goes by votes"),
}
PARTS: dict[str, str] = {
    terms.PANEL: _("panel"),
    terms.ALL_BALLOTS: _("all ballots"),
    "online": _("ballots online"),
    "hall": _("ballots in the hall"),
    "paper": _("ballots on paper"),
}
BY_SCORE = frozenset({terms.GREEDY_SCORE, terms.GREEDY_VALUE, terms.RANKING})
"""Rules that go by a score of panel and ballots."""

BY_WORTH = frozenset({terms.EQUAL_SHARES, terms.KNAPSACK})
"""Rules that ask what an option is worth to its supporters."""

WHOLE = 100
"""Declared weights are percents."""


def rule_fault(data: Mapping[str, Any], *, voted: bool) -> Sentence | None:
    """What is wrong with a rule before it is declared; `voted` tells whether residents vote at all."""
    if data.get("name") not in TITLES:
        return say("Choose how the budget is allocated.")
    rule = Rule.from_data(data)
    ballots = {part for part, weight in rule.weights.items() if weight and part != terms.PANEL}
    if rule.weights and sum(rule.weights.values()) != WHOLE:
        return say("The weights add up to %(n)d, not to 100.", n=int(sum(rule.weights.values())))
    if set(rule.weights) - set(PARTS):
        return say("Weights are for the panel, for all ballots, or for those of one channel.")
    if terms.ALL_BALLOTS in ballots and len(ballots) > 1:
        return say("Weigh all ballots together or each channel by itself, not both.")
    if not voted and (rule.name not in BY_SCORE or ballots):
        return say("Without a residents' vote only the panel's scores can decide, with all the weight.")
    if rule.name == terms.RANKING and not rule.seats:
        return say("Say how many places win.")
    return None


def told_rule(data: Mapping[str, Any]) -> Sentence:
    """A declared rule in a line: its name, its settings, its weights."""
    if data.get("name") not in TITLES:
        return say("no rule yet")
    rule = Rule.from_data(data)
    parts = [say(TITLES[rule.name])]
    if rule.name in BY_WORTH:
        parts.append(say(UTILITIES[rule.utility]))
    if rule.name == terms.EQUAL_SHARES:
        parts.append(say(COMPLETIONS[rule.completion]))
    if rule.min_support > 1:
        parts.append(say("at least %(n)d supporters", n=rule.min_support))
    for part, weight in rule.weights.items():
        parts.append(say("%(part)s %(weight)d%%", part=say(PARTS[part]), weight=int(weight)))
    if rule.seats:
        parts.append(say("places that win: %(n)d", n=rule.seats))
    return in_turn(parts)
