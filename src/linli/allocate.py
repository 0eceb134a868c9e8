"""Allocate a budget over an election in a Pabulib file, without Django and without a database: `linli allocate FILE`.

Anybody can so count again what a rule gives, here or with the world's other tools, from the file that a vote publishes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from linli import speech
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.practices.budgeting.rules import terms
from linli.practices.budgeting.rules.pabulib import PbFile, read_pabulib

RULES = tuple(rule for rule in terms.RULES if rule != terms.RANKING)
COMPLETIONS = (*terms.COMPLETIONS, *terms.ALSO_CALLED)
FORMATS = ("text", "json")
DONE, UNREADABLE = 0, 2
"""How the command ends."""


def allocate_path(path: Path, rule: terms.Rule) -> tuple[PbFile, dict[str, Any]]:
    """The election in a file and what the rule makes of it; raises Refusal for a file that can't be read."""
    from linli.practices.budgeting.rules.files import allocate_file  # slow library: numpy

    try:
        data = path.read_bytes()
    except OSError as fault:
        raise Refusal(say("%(file)s cannot be read: %(why)s.", file=str(path), why=fault.strerror)) from None
    file = read_pabulib(data)
    return file, allocate_file(file, rule)


def run(path: Path, rule: Mapping[str, Any], form: str = "text") -> int:
    """Allocate by a rule's data and print the outcome; DONE or UNREADABLE. Remarks on the file go to the terminal's second channel."""
    tell = speech.of_terminal()
    try:
        file, outcome = allocate_path(path, terms.Rule.from_data({"measure": terms.VOTES} | rule))
    except Refusal as refusal:
        print(refusal.because.told(tell), file=sys.stderr)
        return UNREADABLE
    for remark in file.remarks:
        print(remark.told(tell), file=sys.stderr)
    if form == "json":
        print(json.dumps(outcome, ensure_ascii=False))
    else:
        _print(file, outcome, tell)
    return DONE


def _print(file: PbFile, outcome: Mapping[str, Any], tell: Callable[[str], str]) -> None:
    from linli.practices.budgeting.rules.files import told  # slow library: numpy

    names = {project.id: project.told.get("name", "") for project in file.head.projects}
    costs = {project.id: project.cost for project in file.head.projects}
    for winner in outcome["winners"]:
        print(f"{winner}\t{told(costs[winner])}\t{names[winner]}")
    total = say(
        "%(n)d of %(all)d projects for %(cost)s of %(budget)s; %(voters)d voters.",
        n=len(outcome["winners"]),
        all=outcome["projects"],
        cost=str(outcome["cost"]),
        budget=str(outcome["budget"]),
        voters=outcome["voters"],
    )
    print(total.told(tell))
