"""Gates on proposals: enough of them, in enough categories, each carried by neighbours."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linli.kernel.playbook import GateKind
from linli.kernel.sentence import Sentence, say
from linli.kernel.sentence import mark as _
from linli.kernel.verdict import Verdict
from linli.playbooks.gates.counting import told_in_turn


def _judge_categories(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    standing = facts["proposals.standing"]
    going_on = [one for one in standing if one["complete"] and one["cosigned"] >= one["needed"]]
    categories = {one["category"] for one in going_on}
    told = [
        say(
            "Proposals that go on: %(proposals)d in %(categories)d categories, at least %(least)d categories needed",
            proposals=len(going_on),
            categories=len(categories),
            least=args["categories"],
        ),
        *(_short(one) for one in standing if one not in going_on),
    ]
    return Verdict(bool(going_on) and len(categories) >= args["categories"], told_in_turn(told))


def _short(one: Mapping[str, Any]) -> Sentence:
    if not one["complete"]:
        return say("“%(title)s” is not complete and does not go on", title=one["title"])
    return say(
        "“%(title)s” has %(cosigned)d of %(needed)d households and does not go on",
        title=one["title"],
        cosigned=one["cosigned"],
        needed=one["needed"],
    )


categories_covered = GateKind(
    "categories_covered",
    _("Do proposals in %(categories)s categories or more go on, each with its co-signing households?"),
    ("proposals.standing",),
    _judge_categories,
    {"categories": "count"},
    moved_by=("proposals.submit_proposal", "proposals.cosign"),
)


def _judge_nominations(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    complete = sum(1 for one in facts["proposals.standing"] if one["complete"])
    return Verdict(
        complete >= args["least"],
        say("Estates in the contest: %(n)d, at least %(least)d needed", n=complete, least=args["least"]),
    )


estates_nominated = GateKind(
    "estates_nominated",
    _("Have %(least)s estates or more entered?"),
    ("proposals.standing",),
    _judge_nominations,
    {"least": "count"},
    moved_by=("proposals.nominate_estate",),
)


def _judge_call(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    if facts["proposals.call_open"]:
        return Verdict(True, say("The call is out"))
    return Verdict(False, say("The call is not out yet"))


call_out = GateKind(
    "call_out",
    _("Is the call out?"),
    ("proposals.call_open",),
    _judge_call,
    moved_by=("proposals.open_call",),
)

KINDS = (categories_covered, estates_nominated, call_out)
