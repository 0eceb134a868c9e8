"""Gates on panels: everybody declared, enough sheets, decisions out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linli.kernel.playbook import GateKind
from linli.kernel.sentence import mark as _
from linli.kernel.sentence import say
from linli.kernel.verdict import Verdict
from linli.playbooks.gates.counting import told_in_turn


def _judge_sheets(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    sheets = facts["panels.sheets"]
    if not sheets["candidates"]:
        return Verdict(False, say("The panel has nothing to review yet"))
    short = [
        say(
            "“%(title)s” has %(valid)d of %(needed)d valid score sheets",
            title=one["title"],
            valid=one["valid"],
            needed=args["least"],
        )
        for one in sheets["candidates"]
        if one["valid"] < args["least"]
    ]
    if short:
        return Verdict(False, told_in_turn(short))
    return Verdict(
        True,
        say(
            "%(n)d have %(least)d valid score sheets or more each",
            n=len(sheets["candidates"]),
            least=args["least"],
        ),
    )


sheets_complete = GateKind(
    "sheets_complete",
    _("Are there %(least)s valid score sheets or more for each?"),
    ("panels.sheets",),
    _judge_sheets,
    {"least": "count"},
    moved_by=("panels.score",),
)


def _judge_conflicts(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    sheets = facts["panels.sheets"]
    return Verdict(
        sheets["reviewers"] > 0 and sheets["declared"] >= sheets["reviewers"],
        say(
            "%(declared)d of %(reviewers)d reviewers have declared their conflicts of interest",
            declared=sheets["declared"],
            reviewers=sheets["reviewers"],
        ),
    )


conflicts_declared = GateKind(
    "conflicts_declared",
    _("Has each reviewer declared conflicts of interest?"),
    ("panels.sheets",),
    _judge_conflicts,
    moved_by=("panels.declare_conflict",),
)


def _judge_decisions(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    if facts["panels.sheets"]["published"]:
        return Verdict(True, say("The panel's decisions are published"))
    return Verdict(False, say("The panel's decisions are not published yet"))


decisions_published = GateKind(
    "decisions_published",
    _("Are the panel's decisions published?"),
    ("panels.sheets",),
    _judge_decisions,
    moved_by=("panels.publish_decisions",),
)

KINDS = (sheets_complete, conflicts_declared, decisions_published)
