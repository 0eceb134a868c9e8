"""Gates on the entries of a contest and their agreements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linli.kernel.playbook import GateKind
from linli.kernel.sentence import Sentence, in_turn, say
from linli.kernel.sentence import mark as _
from linli.kernel.verdict import Verdict
from linli.playbooks.gates.counting import all_done, told_in_turn


def _fault(fault: str | Mapping[str, Any]) -> Sentence:
    """A fault is plain text or a sentence in its JSON form."""
    return say("%(text)s", text=fault) if isinstance(fault, str) else Sentence.from_data(fault)


def _incomplete(entry: Mapping[str, Any]) -> Sentence:
    if not entry["faults"]:
        return say("%(place)s: not complete yet", place=entry["estate"])
    return say("%(place)s: %(faults)s", place=entry["estate"], faults=in_turn(map(_fault, entry["faults"])))


def _judge_entries(facts: Mapping[str, Any], args: Mapping[str, Any]) -> Verdict:
    entries = facts["contests.entries"]
    faulty = [_incomplete(entry) for entry in entries if not entry["complete"]]
    if faulty:
        return Verdict(False, told_in_turn(faulty))
    return Verdict(
        len(entries) >= args["least"],
        say(
            "Complete entries: %(entries)d, at least %(least)d needed",
            entries=len(entries),
            least=args["least"],
        ),
    )


entries_complete = GateKind(
    "entries_complete",
    _("Are there entries, %(least)s or more, each of them complete?"),
    ("contests.entries",),
    _judge_entries,
    {"least": "count"},
    moved_by=("contests.enter",),
)

agreements_signed = GateKind(
    "agreements_signed",
    _("Has each agreement been signed by both sides?"),
    ("contests.agreements",),
    all_done(
        "contests.agreements",
        counted=_("%(part)d of %(whole)d agreements have been signed by both sides"),
        none=_("No award has been confirmed yet"),
    ),
    moved_by=("contests.confirm_award", "contests.sign_agreement"),
)

KINDS = (entries_complete, agreements_signed)
