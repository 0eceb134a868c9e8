"""Needs to be sorted and the groups they come to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Count, F, Q, QuerySet, Sum

from linli.civic.process.models import Run
from linli.practices.needs.enums import NeedState, QuestionKind, SurveyState
from linli.practices.needs.models import Answer, HouseholdForm, Need, NeedGroup, Report


def needs_to_sort(run: Run) -> QuerySet[Need]:
    """The needs of a run that are neither in a confirmed group nor answered."""
    return Need.objects.filter(run=run, state=NeedState.OPEN).select_related("estate", "group")


def ungathered(run: Run) -> QuerySet[Answer]:
    """Answers that say a need, of surveys that have not been closed: they become needs when the survey closes."""
    says_need = Q(choice__is_need=True) | Q(
        question__gives_needs=True, question__kind__in=(QuestionKind.TEXT, QuestionKind.PLACE)
    )
    return Answer.objects.filter(says_need, question__survey__run=run).exclude(
        question__survey__state=SurveyState.CLOSED
    )


def needs_unsorted(run: Run) -> int:
    """How many needs of a run are neither in a confirmed group nor answered, those of open surveys with them."""
    return Need.objects.filter(run=run, state=NeedState.OPEN).count() + ungathered(run).count()


def groups_with_counts(run: Run) -> list[NeedGroup]:
    """The groups of a run with `needs_n`, the largest first, their appraisal and fund check."""
    groups = NeedGroup.objects.filter(run=run).select_related("appraisal", "fund_check", "run")
    return list(groups.annotate(needs_n=Count("needs")).order_by("-needs_n", "id"))


def families_of(groups: Collection[NeedGroup]) -> dict[int, set[int]]:
    """Group → the households that voiced it, each once although it ticked, wrote and reported (3 queries)."""
    voiced: dict[int, set[int]] = defaultdict(set)
    ticked = (
        HouseholdForm.objects.filter(
            answers__choice__needs__group__in=groups,
            household__estate=F("answers__choice__needs__estate"),
        )
        .values_list("answers__choice__needs__group", "household")
        .distinct()
        .order_by()
    )
    written = HouseholdForm.objects.filter(answers__need__group__in=groups).values_list(
        "answers__need__group", "household"
    )
    reported = Report.objects.filter(need__group__in=groups, household__isnull=False).values_list(
        "need__group", "household"
    )
    for rows in (ticked, written.order_by(), reported.order_by()):
        for group, household in rows:
            voiced[group].add(household)
    return voiced


def sayings_of(group: NeedGroup, limit: int = 12) -> list[dict]:
    """What is said in a group, the most said first: `text`, and `n` households that said just this."""
    said = group.needs.values("text").annotate(n=Sum("households")).order_by("-n", "text")
    return list(said[:limit])
