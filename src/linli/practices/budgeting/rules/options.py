"""What goes into an allocation: options, ballots, and what they come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.practices.budgeting.rules.terms import ALL_BALLOTS, MIXED, PANEL, SCORE, Rule, exact


@dataclass(frozen=True)
class Project:
    """Something that can be funded; amounts in the smallest unit of the budget (fen here).

    `least` is the part funding to which its author consents, None for all or nothing; `excludes` are the ids of those
    that can't be funded beside it; `score` is the panel's, 0 to 100. Where two are equal, the smaller `tie` comes first.
    """

    id: str
    cost: int
    tie: str = ""
    score: Fraction | None = None
    least: int | None = None
    excludes: frozenset[str] = field(default=frozenset())

    @property
    def order(self) -> tuple[str, str]:
        return self.tie or self.id, self.id


@dataclass(frozen=True)
class Ballot:
    """Equal ballots of one channel: how many, what each weighs, and its points for each option (1 where it is ticked)."""

    points: Mapping[str, Fraction]
    channel: str = ""
    count: int = 1
    weight: Fraction = Fraction(1)


@dataclass(frozen=True)
class Election:
    """All that a rule looks at. `projects` are in the order that breaks ties; conflicts are told on both sides."""

    budget: int
    projects: tuple[Project, ...]
    ballots: tuple[Ballot, ...]

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Election:
        """The election of a dossier's inputs; raises Refusal for a ballot or exclusion that names no option."""
        projects = [_project(option) for option in data["options"]]
        known = {project.id for project in projects}
        if len(known) < len(projects):
            raise Refusal(say("Two options have the same id."))
        ballots = _grouped(data.get("ballots", ()))
        for named in [*(ballot.points for ballot in ballots), *(project.excludes for project in projects)]:
            if unknown := set(named) - known:
                raise Refusal(say("There is no option %(id)s to choose or exclude.", id=min(unknown)))
        return cls(int(data["budget_fen"]), _both_ways(projects), ballots)


@dataclass(frozen=True)
class Tally:
    """What came together for one option: ballots by heads, votes (or points) by weight, the mixed score of 100."""

    supporters: int
    votes: Fraction
    score: Fraction | None
    mixed: Fraction | None

    def by(self, measure: str) -> Fraction:
        """What the option has in this measure; nothing counts as 0."""
        found = {SCORE: self.score, MIXED: self.mixed}.get(measure, self.votes)
        return found or Fraction(0)


def tallies(election: Election, rule: Rule) -> dict[str, Tally]:
    """The tally of every option.

    The mixed score gives the panel's score its weight, and of each channel (or of all ballots) 100 to the option with
    the most votes there and to the others in proportion; all by the weights, which are taken as parts of their sum.
    """
    heads: Counter[str] = Counter()
    by_channel: dict[str, Counter[str]] = {}
    weights = ballot_weights(election, rule)
    votes: dict[str, Fraction] = dict.fromkeys((project.id for project in election.projects), Fraction(0))
    for ballot, weight in zip(election.ballots, weights, strict=True):
        for one, points in ballot.points.items():
            heads[one] += ballot.count if points > 0 else 0
            votes[one] += ballot.count * weight * points
            for name in (ballot.channel, ALL_BALLOTS):
                by_channel.setdefault(name, Counter())[one] += ballot.count * ballot.weight * points
    mixed = _mixed(election, rule, by_channel) if rule.measure == MIXED else {}
    return {
        project.id: Tally(heads[project.id], votes[project.id], project.score, mixed.get(project.id))
        for project in election.projects
    }


def ballot_weights(election: Election, rule: Rule) -> list[Fraction]:
    """What one ballot of each kind weighs: its own weight, times its channel's where channels have weights.

    The ballots of a channel together weigh in proportion to its weight, and all ballots together as much as without
    weights, so that a voter's share of the budget stays one of the mean.
    """
    channels = {
        channel: weight for channel, weight in rule.weights.items() if channel not in (PANEL, ALL_BALLOTS)
    }
    if not channels or rule.measure == MIXED:
        return [ballot.weight for ballot in election.ballots]
    cast: Counter[str] = Counter()
    for ballot in election.ballots:
        cast[ballot.channel] += ballot.count * ballot.weight
    present = {channel: channels.get(channel, Fraction(0)) for channel in cast}
    together = sum(present.values())
    if not together:
        raise Refusal(say("No ballot came through a channel that has a weight."), "weights")
    factor = {
        channel: weight / together * sum(cast.values()) / cast[channel] if cast[channel] else Fraction(0)
        for channel, weight in present.items()
    }
    return [ballot.weight * factor[ballot.channel] for ballot in election.ballots]


def _mixed(election: Election, rule: Rule, by_channel: Mapping[str, Counter[str]]) -> dict[str, Fraction]:
    whole = sum(rule.weights.values())
    mixed = {project.id: Fraction(0) for project in election.projects}
    for channel, weight in rule.weights.items():
        got = by_channel.get(channel, Counter())
        most = max(got.values(), default=0)
        for project in election.projects:
            part = (
                project.score or 0
                if channel == PANEL
                else Fraction(100 * got[project.id], most)
                if most
                else 0
            )
            mixed[project.id] += Fraction(part) * weight / whole
    return mixed


def _project(option: Mapping[str, Any]) -> Project:
    cost, least = int(option["cost_fen"]), option.get("least_fen")
    if cost < 0 or (least is not None and not 0 < int(least) <= cost):
        raise Refusal(say("Option %(id)s has an impossible cost.", id=str(option["id"])))
    return Project(
        id=str(option["id"]),
        cost=cost,
        tie=str(option.get("number") or ""),
        score=None if option.get("score") is None else exact(option["score"]),
        least=None if least is None else int(least),
        excludes=frozenset(str(one) for one in option.get("excludes") or ()),
    )


def _both_ways(projects: Sequence[Project]) -> tuple[Project, ...]:
    """In the order that breaks ties; who is excluded excludes too."""
    against: dict[str, set[str]] = {project.id: set(project.excludes) for project in projects}
    for project in projects:
        for other in project.excludes:
            against[other].add(project.id)
    return tuple(
        Project(one.id, one.cost, one.tie, one.score, one.least, frozenset(against[one.id] - {one.id}))
        for one in sorted(projects, key=lambda project: project.order)
    )


def _grouped(ballots: Sequence[Mapping[str, Any]]) -> tuple[Ballot, ...]:
    """Equal ballots together, in the order in which each kind first came."""
    found: Counter[tuple] = Counter()
    for ballot in ballots:
        choices = ballot["choices"]
        points = choices.items() if isinstance(choices, Mapping) else ((one, 1) for one in choices)
        key = frozenset((str(one), exact(given)) for one, given in points)
        if any(given < 0 for _one, given in key):
            raise Refusal(say("Points can't be less than nothing."))
        found[key, str(ballot.get("channel", "")), exact(ballot.get("weight", 1))] += int(
            ballot.get("count", 1)
        )
    return tuple(
        Ballot({one: given for one, given in sorted(key) if given}, channel, count, weight)
        for (key, channel, weight), count in found.items()
    )
