"""Gates on the residents' vote and on what the rule allocated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linli.kernel.playbook import GateKind
from linli.kernel.sentence import mark as _
from linli.kernel.sentence import say
from linli.kernel.share import Share
from linli.kernel.verdict import Verdict


def _judge_turnout(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    vote, share = facts["budgeting.turnout"], Share.parse(args["share"])
    if not share.of_one and not vote["opened"]:
        return Verdict(True, say("This run asks for no residents' vote"))
    if not vote["closed"]:
        return Verdict(False, say("The vote has not been closed yet"))
    reached = bool(vote["entitled"]) and share.reached_by(vote["ballots"], vote["entitled"])
    return Verdict(
        reached,
        say(
            "%(ballots)d of %(entitled)d voted, %(share)s needed",
            ballots=vote["ballots"],
            entitled=vote["entitled"],
            share=share.words(),
        ),
    )


turnout_reached = GateKind(
    "turnout_reached",
    _("Did at least %(share)s of those entitled vote?"),
    ("budgeting.turnout",),
    _judge_turnout,
    {"share": "share"},
    moved_by=("budgeting.vote", "budgeting.close_vote"),
)


def _judge_allocated(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    if facts["budgeting.allocated"]:
        return Verdict(True, say("The result is computed, sealed and published"))
    return Verdict(False, say("The result has not been published yet"))


result_published = GateKind(
    "result_published",
    _("Is the result computed, sealed and published?"),
    ("budgeting.allocated",),
    _judge_allocated,
    moved_by=("budgeting.allocate",),
)

KINDS = (turnout_reached, result_published)
