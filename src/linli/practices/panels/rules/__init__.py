"""What is scored, by whom, and how scores become decisions; pure.

`docs/algorithms/scoring.md` tells the same with examples. Nothing here sees Django, so that `linli recount` runs
anywhere.
"""

from linli.practices.panels.rules.assignment import assigned, wanting
from linli.practices.panels.rules.conflicts import CandidateTies, ReviewerTies, found_conflicts
from linli.practices.panels.rules.rubrics import (
    AGGREGATIONS,
    BY_CRITERION,
    EACH,
    EARLIER_NUMBER,
    LOWER_COST,
    MEAN,
    MEDIAN,
    TOGETHER,
    TRIMMED,
    Criterion,
    Rubric,
    checked,
    faults_of,
)
from linli.practices.panels.rules.scoring import (
    criterion_score,
    left_out,
    mean_score,
    median_score,
    number_key,
    panel_score,
    recount_scores,
    sheet_score,
    trimmed_score,
)
from linli.practices.panels.rules.sheets import faults_in_points
from linli.practices.panels.rules.shipped import PROPOSALS, SHIPPED, VISIT
from linli.practices.panels.rules.words import explain, tell_rubric, two_places

DOSSIER_KIND = "panels.scores"
DOSSIER_RULE = {"name": "panels.scores", "version": "1", "source": "docs/algorithms/scoring.md"}

__all__ = [
    "AGGREGATIONS",
    "BY_CRITERION",
    "DOSSIER_KIND",
    "DOSSIER_RULE",
    "EACH",
    "EARLIER_NUMBER",
    "LOWER_COST",
    "MEAN",
    "MEDIAN",
    "PROPOSALS",
    "SHIPPED",
    "TOGETHER",
    "TRIMMED",
    "VISIT",
    "CandidateTies",
    "Criterion",
    "ReviewerTies",
    "Rubric",
    "assigned",
    "checked",
    "criterion_score",
    "explain",
    "faults_in_points",
    "faults_of",
    "found_conflicts",
    "left_out",
    "mean_score",
    "median_score",
    "number_key",
    "panel_score",
    "recount_scores",
    "sheet_score",
    "tell_rubric",
    "trimmed_score",
    "two_places",
    "wanting",
]
