"""The verbs of panels."""

from linli.practices.panels.actions.candidates import CandidateDraft, bring_candidates
from linli.practices.panels.actions.conflicts import declare_conflict, recuse_reviewer
from linli.practices.panels.actions.decisions import publish_decisions
from linli.practices.panels.actions.opening import appoint_reviewer, extend_scoring, open_panel, set_rubric
from linli.practices.panels.actions.presenting import present
from linli.practices.panels.actions.scoring import correct_sheet, open_sheet, score

__all__ = [
    "CandidateDraft",
    "appoint_reviewer",
    "bring_candidates",
    "correct_sheet",
    "declare_conflict",
    "extend_scoring",
    "open_panel",
    "open_sheet",
    "present",
    "publish_decisions",
    "recuse_reviewer",
    "score",
    "set_rubric",
]
