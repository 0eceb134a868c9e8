"""Count a decision again from its dossier, without Django and without a database: `linli recount FILE`.

Each practice that decides by calculation names here the pure function that does it: inputs in, outcome out.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from linli import speech
from linli.kernel import dossier as dossiers
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal

RECOUNTS: dict[str, str] = {
    "estates.classing": "linli.practices.estates.rules:recount_classing",
    "budgeting.allocation": "linli.practices.budgeting.rules:allocate",
    "matching.match": "linli.practices.matching.rules:recount_match",
    "meetings.motion": "linli.practices.meetings.rules:recount_motion",
    "panels.scores": "linli.practices.panels.rules:recount_scores",
}
"""Kind of dossier → the function that recounts it, "module:function"."""

SAME, DIFFERENT, UNREADABLE = 0, 1, 2
"""How the command ends."""


def recount_file(path: Path) -> tuple[dossiers.Dossier, dossiers.Recounting]:
    """The dossier in a file and what recounting it found; raises Refusal for a file that can't be recounted."""
    try:
        dossier = dossiers.read(path.read_bytes())
    except OSError as fault:
        raise Refusal(say("%(file)s cannot be read: %(why)s.", file=str(path), why=fault.strerror)) from None
    return dossier, dossiers.recount(dossier, function_for(dossier.kind))


def function_for(kind: str) -> Callable[[Any], Any]:
    """The pure function that counts dossiers of this kind; raises Refusal for a kind that nobody knows."""
    if kind not in RECOUNTS:
        raise Refusal(say("Nobody here can recount “%(kind)s”.", kind=kind))
    module, _, function = RECOUNTS[kind].partition(":")
    return getattr(import_module(module), function)


def run(path: Path) -> int:
    """Recount a file and print what was found; SAME, DIFFERENT or UNREADABLE."""
    tell = speech.of_terminal()
    try:
        dossier, found = recount_file(path)
    except Refusal as refusal:
        print(refusal.because.told(tell), file=sys.stderr)
        return UNREADABLE
    rule = say("%(kind)s by %(name)s %(version)s (%(source)s)", kind=dossier.kind, **dossier.rule)
    print(rule.told(tell))
    print(say("digest %(digest)s", digest=dossier.digest).told(tell))
    for difference in found.differences:
        print(f"- {difference.told(tell)}")
    verdict = say("Recounted: the same outcome.") if found.same else say("Recounted: NOT the same outcome.")
    print(verdict.told(tell))
    return SAME if found.same else DIFFERENT
