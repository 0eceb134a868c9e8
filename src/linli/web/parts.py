"""What a run has led to so far, practice by practice: a line each, and the way there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from linli.kernel.money import Money
from linli.kernel.sentence import Sentence, say
from linli.kernel.sentence import mark as _
from linli.practices.budgeting.queries import vote_of
from linli.practices.contests.queries import entries_in
from linli.practices.estates.queries import latest_classing
from linli.practices.matching.queries import latest_match, raises_of
from linli.practices.meetings.queries import meetings_of, series_in
from linli.practices.microprojects.queries import projects_in
from linli.practices.needs.queries import surveys_of
from linli.practices.panels.queries import panel_of
from linli.practices.proposals.queries import submitted_in

VOTE_STATES = {
    "preparing": _("being prepared"),
    "open": _("open for ballots"),
    "closed": _("closed, not computed yet"),
    "allocated": _("computed and published, with ballot file and dossier"),
    "called_off": _("called off"),
}


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
        ("meetings", _series),
        ("contests", _entries),
        ("matching", _raising),
        ("estates", _estates),
        ("proposals", _proposals),
        ("panels", _panel),
        ("budgeting", _vote),
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


def _series(run) -> Iterator[Part]:
    if "meetings.open_series" not in run.playbook.verbs():
        return
    for series in series_in(run):
        told = say("All topics that were brought, with what came of each")
        yield Part(say("Consultation: %(series)s", series=series.title), told, series.get_absolute_url())


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


def _estates(run) -> Iterator[Part]:
    if classing := latest_classing(run):
        url = reverse("estates:classes", kwargs={"run": run.pk})
        told = say("each with its profile, its class and why, its plan")
        if classing.confirmed_at:
            told = say("%(told)s; confirmed by the council", told=told)
        yield Part(say("Estates"), told, url)


def _proposals(run) -> Iterator[Part]:
    if submitted := submitted_in(run).count():
        url = reverse("proposals:proposals", kwargs={"run": run.pk})
        told = say("Submitted: %(n)d, with who co-signs and what came of each", n=submitted)
        yield Part(say("Proposals"), told, url)


def _panel(run) -> Iterator[Part]:
    if panel := panel_of(run):
        url = reverse("panels:panel", kwargs={"run": run.pk})
        published = say("scored by a frozen rubric; the decisions are out, with their dossier")
        told = (
            published
            if panel.published_at
            else say("scores by a rubric that is frozen before the first score")
        )
        yield Part(say("Panel"), told, url)


def _vote(run) -> Iterator[Part]:
    if vote := vote_of(run):
        url = reverse("budgeting:vote_page", kwargs={"vote": vote.pk})
        yield Part(say("Residents' vote"), Sentence(VOTE_STATES[vote.state]), url)


def _projects(run) -> Iterator[Part]:
    if opened := projects_in(run).count():
        url = reverse("microprojects:projects", kwargs={"place": run.place.code})
        yield Part(
            say("Micro-projects"),
            say("Projects: %(n)d, with photos, vouchers, acceptance, ratings", n=opened),
            url,
        )
