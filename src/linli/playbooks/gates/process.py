"""Gates on the run itself: its estates, its days, its objections, its inner run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linli.kernel.playbook import GateKind
from linli.kernel.sentence import listed, say
from linli.kernel.sentence import mark as _
from linli.kernel.verdict import Verdict
from linli.playbooks.gates.counting import none_left


def _judge_contacts(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    estates = facts["process.estates"]
    if not estates:
        return Verdict(False, say("No estate has been named yet"))
    without = [estate["name"] for estate in estates if not estate["contact"]]
    if without:
        return Verdict(
            False,
            say(
                "%(n)d of %(all)d estates have no contact: %(names)s",
                n=len(without),
                all=len(estates),
                names=listed(without),
            ),
        )
    return Verdict(True, say("Each of %(all)d estates has a contact", all=len(estates)))


each_estate_has_contact = GateKind(
    "each_estate_has_contact",
    _("Has each estate a contact?"),
    ("process.estates",),
    _judge_contacts,
    moved_by=("process.name_estates",),
)


def _judge_days(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    elapsed, due = facts["process.days_elapsed"]["elapsed"], facts["process.days_elapsed"]["due"]
    return Verdict(elapsed >= due, say("%(elapsed)d of %(due)d days have passed", elapsed=elapsed, due=due))


days_elapsed = GateKind(
    "days_elapsed", _("Have the days of this stage passed in full?"), ("process.days_elapsed",), _judge_days
)

no_open_objection = GateKind(
    "no_open_objection",
    _("Has every objection been decided?"),
    ("process.open_objections",),
    none_left(
        "process.open_objections", left=_("Objections still open: %(n)d"), done=_("No objection is open")
    ),
    moved_by=("process.answer_objection", "process.decide_objection"),
)


def _judge_award(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    inner = facts["process.inner_award"]
    if not inner["closed"]:
        return Verdict(False, say("The raising of own parts has not been closed yet"))
    if not inner["awarded"]:
        return Verdict(False, say("It was closed without an award"))
    return Verdict(True, say("Closed; projects awarded: %(awarded)d", awarded=inner["awarded"]))


inner_run_awarded = GateKind(
    "inner_run_awarded",
    _("Have projects been set up?"),
    ("process.inner_award",),
    _judge_award,
    moved_by=("process.open_run",),
)

KINDS = (each_estate_has_contact, days_elapsed, no_open_objection, inner_run_awarded)
