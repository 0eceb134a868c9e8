from linli.practices.panels.models.panels import Candidate, Panel
from linli.practices.panels.models.reviewers import Assignment, Conflict, Reviewer
from linli.practices.panels.models.scores import Presentation, ScoreSheet

__all__ = ["Assignment", "Candidate", "Conflict", "Panel", "Presentation", "Reviewer", "ScoreSheet"]
