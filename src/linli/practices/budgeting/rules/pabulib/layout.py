"""The Pabulib format: what a file says, and the reading of single fields.

Text in three sections, each with a line of its name and a line of its columns, fields parted by semicolons: META (key;
value), PROJECTS (project_id; cost; …), VOTES (voter_id; vote; …), where a vote lists projects parted by commas.
D. Stolicki, S. Szufa, N. Talmon, Pabulib: A Participatory Budgeting Library, arXiv:2012.06539;
https://pabulib.org/format.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal

if TYPE_CHECKING:
    from linli.practices.budgeting.rules.crowd import Crowd

SECTIONS = ("META", "PROJECTS", "VOTES")
NEEDED = {"META": ("key", "value"), "PROJECTS": ("project_id", "cost"), "VOTES": ("voter_id", "vote")}
TICKED, POINTED = ("approval", "choose-1"), ("cumulative", "scoring")
"""Kinds of vote that can be allocated: projects are ticked, or given points."""

_AMOUNT = re.compile(r"(\d{1,40})(?:[.,](\d{1,40}))?", re.ASCII)


@dataclass(frozen=True)
class PbProject:
    """A project of a file; `told` are all its fields by the names of their columns."""

    id: str
    cost: Fraction
    told: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Head:
    """The sections before the votes."""

    meta: Mapping[str, str]
    projects: tuple[PbProject, ...]

    @property
    def budget(self) -> Fraction:
        return amount(self.meta["budget"])

    @property
    def kind(self) -> str:
        return self.meta["vote_type"].lower()


@dataclass(frozen=True)
class PbFile:
    """An election as a file tells it. Projects are in the order of their ids, which breaks ties.

    `points` is what each project got together: its votes where it is ticked. Costs and budget are whole in parts of
    `unit`, the smallest number for which they are.
    """

    head: Head
    crowd: Crowd
    points: tuple[Fraction, ...]
    remarks: tuple[Sentence, ...] = ()

    @cached_property
    def unit(self) -> int:
        amounts = [self.head.budget, *(project.cost for project in self.head.projects)]
        return math.lcm(*(one.denominator for one in amounts))

    @property
    def budget(self) -> int:
        return int(self.head.budget * self.unit)

    @cached_property
    def costs(self) -> list[int]:
        unit = self.unit
        return [int(project.cost * unit) for project in self.head.projects]

    @property
    def voters(self) -> int:
        return self.crowd.total


def amount(text: str) -> Fraction:
    """An amount as files write it: 1500, 1500.50 or 1500,50; raises ValueError for anything else, negative ones too."""
    found = _AMOUNT.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    digits = found[2] or ""
    return Fraction(int(found[1] + digits), 10 ** len(digits))


def at_line(line: int, because: Sentence) -> Refusal:
    """A refusal that names the line."""
    return Refusal(say("Line %(line)d: %(because)s", line=line, because=because))


def remarks(head: Head, voters: int) -> tuple[Sentence, ...]:
    """Where the file's own totals are not what it holds. Published files do that, so it is told and not refused."""
    found = []
    for key, count in (("num_projects", len(head.projects)), ("num_votes", voters)):
        said = head.meta.get(key, "").strip()
        if said and said != str(count):
            found.append(
                say(
                    "META says %(key)s is %(said)s; the file holds %(count)d.",
                    key=key,
                    said=said,
                    count=count,
                )
            )
    return tuple(found)
