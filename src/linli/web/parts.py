"""What a run has led to so far, practice by practice: a line each, and the way there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from linli.kernel.money import Money
from linli.kernel.sentence import Sentence, say
from linli.practices.contests.queries import entries_in
from linli.practices.matching.queries import latest_match, raises_of
from linli.practices.meetings.queries import meetings_of
from linli.practices.microprojects.queries import projects_in
from linli.practices.needs.queries import surveys_of


@dataclass(frozen=True)
class Part:
    """One practice's part in a run; with an own part being raised also the bar (fen)."""

    title: Sentence
    told: Sentence
    url: str
    raised_fen: int | None = None
    matched_fen: int = 0
    goal_fen: int = 0


def parts_of(run) -> list[Part]:
    """The parts of the practices whose verbs the run's method names (at most one query each, two for the raising)."""
    practices = {verb.split(".")[0] for verb in run.playbook.verbs()}
    ways = (
        ("needs", _needs),
        ("meetings", _meetings),
        ("contests", _entries),
        ("matching", _raising),
        ("microprojects", _projects),
    )
    return [part for practice, way in ways if practice in practices for part in way(run)]


def _needs(run) -> Iterator[Part]:
    if surveys := surveys_of(run):
        forms = sum(survey.forms_n for survey in surveys)
        told = say("Household forms: %(n)d, with their totals and the topics that came of them", n=forms)
        yield Part(say("Needs"), told, reverse("needs:run", kwargs={"run": run.pk}))


def _meetings(run) -> Iterator[Part]:
    if held := meetings_of(run).count():
        url = f"{reverse('meetings:list')}?run={run.pk}"
        yield Part(
            say("Meetings"), say("Meetings: %(n)d, with notices, votes, minutes, resolutions", n=held), url
        )


def _entries(run) -> Iterator[Part]:
    url = reverse("contests:rules", kwargs={"run": run.pk})
    yield Part(say("Rules of the contest"), say("the text, changes proposed and answered"), url)
    if entered := entries_in(run).count():
        url = reverse("contests:entries", kwargs={"run": run.pk})
        yield Part(say("Entries"), say("Estates that entered a project: %(n)d", n=entered), url)


def _raising(run) -> Iterator[Part]:
    raises = list(raises_of(run))
    if not raises:
        return
    match = latest_match(run)
    paid = sum(one.paid_fen for one in raises)
    told = say("%(paid)s paid; projects: %(n)d", paid=str(Money(paid)), n=len(raises))
    if match:
        told = say("%(told)s, matched with %(match)s", told=told, match=str(Money(match.total_fen)))
    url = reverse("matching:match" if match else "matching:raises", kwargs={"run": run.pk})
    goal = sum(one.goal_fen for one in raises)
    yield Part(say("Own part and match"), told, url, paid, match.total_fen if match else 0, goal)


def _projects(run) -> Iterator[Part]:
    if opened := projects_in(run).count():
        url = reverse("microprojects:projects", kwargs={"place": run.place.code})
        yield Part(
            say("Micro-projects"),
            say("Projects: %(n)d, with photos, vouchers, acceptance, ratings", n=opened),
            url,
        )
