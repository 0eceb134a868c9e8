"""What is put on an agenda."""

from __future__ import annotations

from dataclasses import dataclass

RULES_OF_A_CONTEST = "contests.rules"
"""How the source of a topic begins that is about the rules of a contest."""


@dataclass(frozen=True)
class AgendaItemDraft:
    """A topic before it stands on an agenda. `source` names the row that it comes from, "needs.group:12", or is empty."""

    title: str
    text: str = ""
    source: str = ""
