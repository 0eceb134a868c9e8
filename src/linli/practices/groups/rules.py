"""When a group may go on: from activities to a project, from projects to an organisation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from linli.kernel.money import Money
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Verdict


@dataclass(frozen=True)
class Thresholds:
    """What each passage asks for; a setting of the installation (`LINLI_GROUP_THRESHOLDS`)."""

    activities: int = 3
    attenders: int = 10
    projects: int = 2
    members: int = 5


@dataclass(frozen=True)
class Held:
    """An activity as the rule sees it: how many attended, and whether that is sure (a list, or two people's count)."""

    attenders: int
    sure: bool


def counts(activity: Held, thresholds: Thresholds) -> bool:
    """Whether an activity counts on the way to a project."""
    return activity.sure and activity.attenders >= thresholds.attenders


def may_become_project(
    activities: Sequence[Held], thresholds: Thresholds, *, open_project: bool = False
) -> Verdict:
    """Whether a group may take up a project: enough activities that count, and no project still open."""
    if open_project:
        return Verdict(False, say("The group has a project that is not accepted yet; one at a time."))
    held = sum(counts(one, thresholds) for one in activities)
    because = say(
        "%(n)d of %(needed)d activities with at least %(attenders)d attenders have been held",
        n=held,
        needed=thresholds.activities,
        attenders=thresholds.attenders,
    )
    return Verdict(held >= thresholds.activities, because)


def may_become_organisation(accepted: int, thresholds: Thresholds) -> Verdict:
    """Whether a group may be registered: enough projects done and accepted."""
    because = say(
        "%(n)d of %(needed)d projects have been done and accepted", n=accepted, needed=thresholds.projects
    )
    return Verdict(accepted >= thresholds.projects, because)


@dataclass(frozen=True)
class ProjectDraft:
    """What a group wants to do: aim, money (fen), milestones as (what, until when), and where it is carried out."""

    title: str
    aim: str
    budget_fen: int
    own_fen: int
    matched_fen: int
    milestones: tuple[tuple[str, date], ...]
    source: str = ""


def faults_of(draft: ProjectDraft) -> Iterator[tuple[str, Sentence]]:
    """What a project still lacks: the field and a sentence for each."""
    if not draft.title.strip():
        yield "title", say("The project has no title yet.")
    if not draft.aim.strip():
        yield "aim", say("What is the project to reach?")
    if draft.budget_fen <= 0:
        yield "budget_fen", say("A project needs a budget.")
    if draft.own_fen <= 0:
        yield "own_fen", say("The group brings a part of its own, however small.")
    if draft.matched_fen < 0:
        yield "matched_fen", say("Nobody can add less than nothing.")
    elif draft.budget_fen > 0 and draft.own_fen > 0 and draft.own_fen + draft.matched_fen != draft.budget_fen:
        total = str(Money(draft.own_fen + draft.matched_fen))
        yield (
            "budget_fen",
            say(
                "Own part and match come to %(total)s, but the budget is %(budget)s.",
                total=total,
                budget=str(Money(draft.budget_fen)),
            ),
        )
    if not draft.milestones:
        yield "milestones", say("A project needs at least one milestone.")


@dataclass(frozen=True)
class RegisterDraft:
    """What is registered: name, charter, members by name with phone, who was elected and with how many votes of how many."""

    name: str
    charter: str
    members: tuple[tuple[str, str], ...]
    leader: str
    votes: int
    voters: int
    elected_on: date


def register_faults(
    draft: RegisterDraft, thresholds: Thresholds, today: date
) -> Iterator[tuple[str, Sentence]]:
    """What a registration still lacks: the field and a sentence for each."""
    names = [name for name, _phone in draft.members]
    if not draft.charter.strip():
        yield "charter", say("The charter is missing.")
    if len(set(names)) < len(names):
        yield "members", say("A member stands in the list twice.")
    elif len(names) < thresholds.members:
        yield (
            "members",
            say(
                "%(n)d members, but at least %(needed)d are needed.", n=len(names), needed=thresholds.members
            ),
        )
    if draft.leader not in names:
        yield "leader", say("The leader has to be one of the members.")
    if not 0 < draft.votes <= draft.voters <= len(names):
        yield "votes", say("The votes can't be more than the voters, nor these more than the members.")
    elif 2 * draft.voters <= len(names):
        yield "voters", say("More than half of the members have to take part in the election.")
    elif 2 * draft.votes <= draft.voters:
        yield "votes", say("A leader is elected by more than half of those who vote.")
    if draft.elected_on > today:
        yield "elected_on", say("The election can't be later than today.")
