from linli.practices.contests.models.awards import Agreement, Award
from linli.practices.contests.models.entries import BudgetLine, Entry, EntryPhoto
from linli.practices.contests.models.texts import ContestRules, RuleChange

__all__ = ["Agreement", "Award", "BudgetLine", "ContestRules", "Entry", "EntryPhoto", "RuleChange"]
