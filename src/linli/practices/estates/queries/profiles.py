"""Reads about profiles."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.civic.process.queries import estates_of
from linli.practices.estates.models import Profile, ProfilePhoto

PARTS = ("comments", Prefetch("photos", ProfilePhoto.objects.select_related("attachment")))


def estate_in(run: Run, code: str) -> Place | None:
    """The estate of this code that takes part in a run (1 query)."""
    return next((one for one in estates_of(run) if one.code == code), None)


def profiles_of_run(run: Run, estates: Iterable[Place]) -> dict[int, Profile]:
    """Estate → its latest profile since the run was opened (1 query)."""
    profiles = Profile.objects.filter(estate__in=list(estates), year__gte=run.opened_on.year)
    return {one.estate_id: one for one in profiles.order_by("year").select_related("estate", "run__place")}


def profile_to_fill(run: Run, estate: Place, year: int) -> Profile:
    """The profile of an estate for a year, or a new one that is not saved yet (1 query)."""
    found = (
        Profile.objects.filter(estate=estate, year=year).select_related("run__edition", "run__place").first()
    )
    profile = found or Profile(estate=estate, year=year)
    profile.run, profile.estate = run, estate
    return profile


def profiles_by_year(estate: Place) -> list[Profile]:
    """All profiles of an estate, the latest first, with comments and photos (4 queries)."""
    profiles = Profile.objects.filter(estate=estate).select_related("estate", "run__edition", "run__place")
    return list(profiles.prefetch_related(*PARTS).order_by("-year"))


def latest_profiles(place: Place):
    """The latest profile of each estate within a place."""
    within = Profile.objects.filter(estate__path__startswith=place.path)
    latest = within.order_by("estate_id", "-year")
    newest: dict[int, int] = {}
    for pk, estate in latest.values_list("pk", "estate_id"):
        newest.setdefault(estate, pk)
    return Profile.objects.filter(pk__in=newest.values()).select_related("estate")
