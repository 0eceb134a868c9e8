"""What of the needs waits for somebody."""

from __future__ import annotations

from functools import partial

from django.db.models import Count
from django.urls import reverse

from linli.civic.process.models import Run
from linli.civic.process.queries import Waiting, open_runs_for
from linli.kernel.sentence import Sentence, say
from linli.practices.needs.enums import GroupState, NeedState, SurveyState
from linli.practices.needs.models import HouseholdForm, Need, NeedGroup, Survey


def waiting(by) -> list[Waiting]:
    """Surveys to open, forms to send, needs to sort, groups to appraise and to check (6 queries at most)."""
    runs = {run.pk: run for run in open_runs_for(by)}
    if not runs:
        return []
    return [*_surveys(by, runs), *_sorting(by, runs)]


def _surveys(by, runs: dict[int, Run]) -> list[Waiting]:
    surveys = list(Survey.objects.filter(run__in=runs).exclude(state=SurveyState.CLOSED).order_by("id"))
    sent: set[int] = set()
    if by.household:
        sent = set(
            HouseholdForm.objects.filter(household=by.household, survey__in=surveys).values_list(
                "survey", flat=True
            )
        )
    found = []
    for survey in surveys:
        run = runs[survey.run_id]
        if survey.is_draft and by.touches({"social_worker"}, run.place):
            title, url = say("Open the survey “%(survey)s”", survey=survey.title), survey.get_absolute_url()
            found.append(_waiting(run, title, url))
        if _asks(by, run, "needs.fill_in_form") and survey.is_open and survey.pk not in sent:
            title = say("Fill in your household's form “%(survey)s”", survey=survey.title)
            found.append(_waiting(run, title, reverse("needs:fill_in_form", kwargs={"run": run.pk})))
    return found


def _sorting(by, runs: dict[int, Run]) -> list[Waiting]:
    """What is to be sorted, appraised and checked; only what some open stage asks of this actor is counted."""
    asked = (
        ("needs.group_needs", _count_needs, say("Sort the needs")),
        ("needs.appraise_group", partial(_count_groups, appraisal=None), say("Appraise the groups of needs")),
        (
            "needs.check_fund_lists",
            partial(_count_groups, fund_check=None),
            say("Hold the groups against the negative list"),
        ),
    )
    found = []
    for verb, count, title in asked:
        mine = [run for run in runs.values() if _asks(by, run, verb)]
        counts = count(mine) if mine else {}
        for run in mine:
            if n := counts.get(run.pk):
                url = reverse(verb.replace(".", ":"), kwargs={"run": run.pk})
                found.append(_waiting(run, title, url, say("%(n)d still to do", n=n)))
    return found


def _count_needs(runs: list[Run]) -> dict[int, int]:
    needs = Need.objects.filter(run__in=runs, state=NeedState.OPEN)
    return dict(needs.values_list("run").annotate(Count("pk")).order_by())


def _count_groups(runs: list[Run], **lacking) -> dict[int, int]:
    groups = NeedGroup.objects.filter(run__in=runs, **lacking).exclude(state=GroupState.PROPOSED)
    return dict(groups.values_list("run").annotate(Count("pk")).order_by())


def _asks(by, run: Run, verb: str) -> bool:
    """Whether the open stage of a run gives this verb to a role that the actor holds."""
    roles = run.playbook.roles_for(run.stage_code, verb)
    return bool(roles) and by.touches(roles, run.place)


def _waiting(run: Run, title: Sentence, url: str, why: Sentence | None = None) -> Waiting:
    standing = [passage for passage in run.passages.all() if passage.left_at is None]
    return Waiting(
        title=title, place=run.place, url=url, why=why, due=standing[0].due_on if standing else None, run=run
    )
