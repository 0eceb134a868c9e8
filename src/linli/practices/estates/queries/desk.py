"""What of the estates waits for somebody."""

from __future__ import annotations

from django.db.models import Prefetch
from django.urls import reverse

from linli.civic.process.models import NamedEstate, Run
from linli.civic.process.queries import Waiting, open_runs_for
from linli.kernel.sentence import Sentence, say
from linli.practices.estates.enums import FILLERS
from linli.practices.estates.models import Classing, Plan, PlanVersion, Profile
from linli.practices.estates.rules import SECTIONS

VERBS = ("fill_profile", "class_estates", "confirm_classes", "draft_plan", "adopt_plan")


def waiting(by) -> list[Waiting]:
    """Profiles to fill in, estates to class, classes to confirm, plans to draft and to adopt (6 queries at most)."""
    if not by.mandates:
        return []
    runs = [run for run in open_runs_for(by) if any(_roles(run, verb) for verb in VERBS)]
    if not runs:
        return []
    named = NamedEstate.objects.filter(run__in=[run.pk for run in runs]).select_related("estate")
    estates: dict[int, list] = {run.pk: [] for run in runs}
    for one in named.order_by("estate__path"):
        estates[one.run_id].append(one.estate)
    return [
        *_profiles(by, runs, estates),
        *_classes(by, runs),
        *_plans(by, runs, estates),
    ]


def _profiles(by, runs: list[Run], estates) -> list[Waiting]:
    asked = [run for run in runs if by.touches(_roles(run, "fill_profile"), run.place)]
    if not asked:
        return []
    here = {one.pk for run in asked for one in estates[run.pk]}
    done = {(one.estate_id, one.year): one for one in Profile.objects.filter(estate__in=here)}
    found = []
    for run in asked:
        for estate in estates[run.pk]:
            latest = max(
                (one for (pk, year), one in done.items() if pk == estate.pk and year >= run.opened_on.year),
                key=lambda one: one.year,
                default=None,
            )
            if by.holds(set(FILLERS) & _roles(run, "fill_profile"), estate) and not (
                latest and latest.is_complete
            ):
                found.append(_profile(run, estate, latest))
    return found


def _profile(run: Run, estate, latest: Profile | None) -> Waiting:
    url = reverse("estates:sections", kwargs={"run": run.pk, "place": estate.code})
    why = say(
        "%(done)d of %(all)d sections are complete.",
        done=latest.sections_done if latest else 0,
        all=len(SECTIONS),
    )
    return _waiting(run, say("Fill in the profile of %(estate)s", estate=estate.name), url, why, estate)


def _classes(by, runs: list[Run]) -> list[Waiting]:
    classing = [run for run in runs if by.holds(_roles(run, "class_estates"), run.place)]
    confirming = [run for run in runs if by.holds(_roles(run, "confirm_classes"), run.place)]
    if not classing and not confirming:
        return []
    latest = {one.run_id: one for one in Classing.objects.filter(run__in=runs).order_by("number")}
    found = [
        _waiting(run, say("Class the estates of “%(run)s”", run=run.title), _page("class_estates", run))
        for run in classing
        if run.pk not in latest
    ]
    why = say("From then on the class list never changes.")
    return found + [
        _waiting(
            run, say("Confirm the classes of “%(run)s”", run=run.title), _page("confirm_classes", run), why
        )
        for run in confirming
        if run.pk in latest and latest[run.pk].confirmed_at is None
    ]


def _plans(by, runs: list[Run], estates) -> list[Waiting]:
    asked = [
        run for run in runs if by.touches(_roles(run, "draft_plan") | _roles(run, "adopt_plan"), run.place)
    ]
    if not asked:
        return []
    versions = PlanVersion.objects.select_related("adoption").order_by("-number")
    plans = Plan.objects.filter(run__in=asked).prefetch_related(Prefetch("versions", versions))
    known = {(one.run_id, one.estate_id): one for one in plans}
    found = []
    for run in asked:
        for estate in estates[run.pk]:
            plan = known.get((run.pk, estate.pk))
            if plan is None and by.holds(_roles(run, "draft_plan"), estate):
                url = reverse("estates:write_plan", kwargs={"run": run.pk, "place": estate.code})
                title = say("Draft the plan of %(estate)s", estate=estate.name)
                found.append(_waiting(run, title, url, place=estate))
            elif (
                plan and not plan.versions.all()[0].is_adopted and by.holds(_roles(run, "adopt_plan"), estate)
            ):
                url = reverse("estates:adopt", kwargs={"plan": plan.pk})
                title = say("Record that %(estate)s adopted its plan", estate=estate.name)
                found.append(_waiting(run, title, url, place=estate))
    return found


def _roles(run: Run, verb: str) -> frozenset[str]:
    """The roles to which the run's open stage gives this verb."""
    return frozenset(run.playbook.roles_for(run.stage_code, f"estates.{verb}"))


def _page(name: str, run: Run) -> str:
    return reverse(f"estates:{name}", kwargs={"run": run.pk})


def _waiting(run: Run, title: Sentence, url: str, why: Sentence | None = None, place=None) -> Waiting:
    standing = [passage for passage in run.passages.all() if passage.left_at is None]
    due = standing[0].due_on if standing else None
    return Waiting(title=title, place=place or run.place, url=url, why=why, due=due, run=run)
