"""Reads about the rules of a contest."""

from __future__ import annotations

from linli.civic.process.models import Run
from linli.practices.contests.models import ContestRules, RuleChange


def rules_of_run(run: Run) -> ContestRules | None:
    """The rules of a run, drafted or adopted."""
    return ContestRules.objects.filter(run=run).select_related("run__edition", "run__place").first()


def changes_in(contest_rules: ContestRules) -> list[RuleChange]:
    """The changes that were proposed, in their order."""
    return list(contest_rules.changes.all())


def change_with_rules(pk: int) -> RuleChange | None:
    """A proposed change with what its page needs."""
    changes = RuleChange.objects.select_related("rules__run__edition", "rules__run__place")
    return changes.filter(pk=pk).first()
