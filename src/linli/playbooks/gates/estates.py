"""Gates on the estates: known, classed, planned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linli.kernel.playbook import GateKind
from linli.kernel.sentence import listed, say
from linli.kernel.sentence import mark as _
from linli.kernel.verdict import Verdict
from linli.playbooks.gates.counting import Judge


def each_place_done(fact: str, *, left: str, done: str) -> Judge:
    """A judge over pairs [name of the estate, whether it is done]; `left` tells n, all and names, `done` tells all."""

    def judge(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
        places = facts[fact]
        if not places:
            return Verdict(False, say("No estate has been named yet"))
        open_ = [name for name, is_done in places if not is_done]
        if open_:
            return Verdict(False, say(left, n=len(open_), all=len(places), names=listed(open_)))
        return Verdict(True, say(done, all=len(places)))

    return judge


profiles_complete = GateKind(
    "profiles_complete",
    _("Is the profile of each estate complete?"),
    ("estates.profiles",),
    each_place_done(
        "estates.profiles",
        left=_("%(n)d of %(all)d estates have no complete profile: %(names)s"),
        done=_("Each of %(all)d estates has a complete profile"),
    ),
    moved_by=("estates.fill_profile",),
)


def _judge_classes(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    classes = facts["estates.classes"]
    if not classes["of"] or classes["classed"] < classes["of"]:
        return Verdict(False, say("%(classed)d of %(of)d estates have been classed", **_counts(classes)))
    if not classes["confirmed"]:
        return Verdict(False, say("The council has not confirmed the classes yet"))
    return Verdict(
        True, say("%(of)d estates have been classed, and the council confirmed it", of=classes["of"])
    )


def _counts(classes: Mapping[str, Any]) -> dict[str, int]:
    return {"classed": classes["classed"], "of": classes["of"]}


estates_classed = GateKind(
    "estates_classed",
    _("Has each estate been classed, and did the council confirm it?"),
    ("estates.classes",),
    _judge_classes,
    moved_by=("estates.class_estates", "estates.confirm_classes"),
)

plans_adopted = GateKind(
    "plans_adopted",
    _("Has each estate adopted its plan?"),
    ("estates.plans",),
    each_place_done(
        "estates.plans",
        left=_("%(n)d of %(all)d estates have not adopted their plan: %(names)s"),
        done=_("Each of %(all)d estates has adopted its plan"),
    ),
    moved_by=("estates.draft_plan", "estates.adopt_plan"),
)

KINDS = (profiles_complete, estates_classed, plans_adopted)
