"""Gates on meetings: who was there, what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linli.kernel.playbook import GateKind
from linli.kernel.sentence import Sentence, listed, say
from linli.kernel.sentence import mark as _
from linli.kernel.verdict import Verdict
from linli.playbooks.gates.counting import none_left, told_in_turn


def _attended(meeting: Mapping[str, Any]) -> Sentence:
    return say(
        "%(meeting)s: %(present)d present, %(needed)d needed",
        meeting=meeting["meeting"],
        present=meeting["present"],
        needed=meeting["needed"],
    )


def _judge_quorum(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    meetings = facts["meetings.quorum"]
    if not meetings:
        return Verdict(False, say("No meeting has been held yet"))
    short = [meeting for meeting in meetings if meeting["present"] < meeting["needed"]]
    return Verdict(not short, told_in_turn([_attended(meeting) for meeting in short or meetings]))


quorum_met = GateKind(
    "quorum_met",
    _("Were enough people present at each meeting?"),
    ("meetings.quorum",),
    _judge_quorum,
    moved_by=("meetings.check_in",),
)

each_topic_decided = GateKind(
    "each_topic_decided",
    _("Has a motion been decided on each topic?"),
    ("meetings.topics_without_motion",),
    none_left(
        "meetings.topics_without_motion",
        left=_("Topics without a decided motion: %(n)d"),
        done=_("A motion has been decided on each topic"),
    ),
    moved_by=("meetings.move_motion", "meetings.close_motion"),
)


def _judge_carried(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    carried = facts["meetings.motions_carried"]
    return Verdict(
        carried >= args["least"],
        say("Motions carried: %(carried)d, at least %(least)d needed", carried=carried, least=args["least"]),
    )


motions_carried = GateKind(
    "motions_carried",
    _("Have motions been carried, %(least)s or more?"),
    ("meetings.motions_carried",),
    _judge_carried,
    {"least": "count"},
    moved_by=("meetings.vote",),
)


def _judge_rules(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    carried = facts["meetings.rules_resolution_carried"]
    if carried:
        return Verdict(True, say("The resolution on the rules has been carried"))
    return Verdict(False, say("No resolution on the rules has been carried yet"))


rules_adopted = GateKind(
    "rules_adopted",
    _("Have the rules been adopted by resolution?"),
    ("meetings.rules_resolution_carried",),
    _judge_rules,
    moved_by=("meetings.vote", "contests.adopt_rules"),
)


def _judge_topics(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    topics = facts["meetings.topics"]
    if not topics["brought"]:
        return Verdict(False, say("No topic has been brought yet"))
    if topics["open"]:
        return Verdict(
            False,
            say(
                "%(settled)d of %(brought)d topics are settled; open: %(titles)s",
                settled=topics["settled"],
                brought=topics["brought"],
                titles=listed(topics["open"]),
            ),
        )
    return Verdict(True, say("Each of %(brought)d topics is settled", brought=topics["brought"]))


topics_settled = GateKind(
    "topics_settled",
    _("Is each topic answered, turned into something, or sent up?"),
    ("meetings.topics",),
    _judge_topics,
    moved_by=("meetings.bring_topic", "meetings.settle_topic"),
)

KINDS = (quorum_met, each_topic_decided, motions_carried, rules_adopted, topics_settled)
