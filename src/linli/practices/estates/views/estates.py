"""The public page of an estate, its years side by side, and the profiles of a place."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.places.enums import Level
from linli.civic.places.models import Place
from linli.civic.process.views.runs import PlaceMixin
from linli.kernel.sentence import Sentence, say
from linli.platform.permits import allowed, verb
from linli.platform.ui.blocks import Column, Link
from linli.platform.ui.views import PageView, SheetView
from linli.practices.estates import queries
from linli.practices.estates.enums import WORKERS
from linli.practices.estates.models import Profile
from linli.practices.estates.rules import compared
from linli.practices.estates.views.blocks import class_decision, profile_figures
from linli.practices.estates.views.subjects import estate_url


class EstateMixin(PlaceMixin):
    """A view of one estate with its profiles, the latest first."""

    @cached_property
    def estate(self) -> Place:
        if self.place.level != Level.ESTATE:
            raise Http404
        return self.place

    @cached_property
    def profiles(self) -> list[Profile]:
        return queries.profiles_by_year(self.estate)

    @property
    def crumbs(self) -> list[Link]:
        return [
            Link(self.estate.name, reverse("place", kwargs={"place": self.estate.code})),
            Link(say("Profile"), estate_url(self.estate)),
        ]

    def sees_all(self) -> bool:
        """Whether the reader works here, and sees the answers that are not public."""
        return self.by.holds(WORKERS, self.estate)


class EstateView(EstateMixin, PageView):
    """What is known of an estate: figures, profile, class and plan."""

    template_name = "estates/estate.html"

    def links(self, latest: Profile | None) -> list[Link]:
        """What the reader can do about the profile now."""
        if latest is None:
            return []
        pages = (("fill_profile", "sections"), ("comment_profile", "comment"))
        kwargs = {"run": latest.run_id, "place": self.estate.code}
        return [
            Link(
                Sentence(verb(f"estates.{act}").title), reverse(f"estates:{page}", kwargs=kwargs), plain=True
            )
            for act, page in pages
            if allowed(self.by, f"estates.{act}", latest)
        ]

    def get_context_data(self, **kwargs):
        row = queries.class_of_estate(self.estate)
        plan = queries.plan_for_estate(self.estate)
        return super().get_context_data(
            estate=self.estate,
            decision=class_decision(row) if row else None,
            row=row,
            plan=plan,
            version=queries.latest_version(plan),
            **self.shown(self.profiles[0] if self.profiles else None),
            **kwargs,
        )

    def shown(self, latest: Profile | None) -> dict:
        """What the page says of the latest profile."""
        return {
            "profile": latest,
            "known_years": len(self.profiles),
            "figures": profile_figures(latest) if latest else [],
            "sections": compared([latest.values], all_fields=self.sees_all()) if latest else [],
            "links": self.links(latest),
        }


class YearsView(EstateMixin, PageView):
    """The profiles of an estate side by side, with what changed."""

    template_name = "estates/years.html"
    MOST = 6

    def get_context_data(self, **kwargs):
        years = self.profiles[: self.MOST][::-1]
        return super().get_context_data(
            estate=self.estate,
            crumbs=self.crumbs,
            years=[one.year for one in years],
            sections=compared([one.values for one in years], all_fields=self.sees_all()),
            **kwargs,
        )


class ProfilesView(PlaceMixin, SheetView):
    """The latest profiles of a place's estates: public, and as XLSX."""

    columns = (
        Column(say("Estate"), "estate.name", "lead", url=lambda one: estate_url(one.estate)),
        Column(say("Year"), lambda one: str(one.year)),
        Column(say("Households"), lambda one: one.values.get("households"), "number", label=True),
        Column(say("Built in the year"), lambda one: str(one.values.get("built_year", "")), label=True),
        Column(say("Complete since"), "completed_on", label=True),
    )
    title = say("Profiles of the estates")
    search = ("estate__name",)
    exports = "profiles"
    empty_sentence = say("No estate has a profile yet.")

    @property
    def crumbs(self) -> list[Link]:
        return [Link(self.place.name, reverse("place", kwargs={"place": self.place.code}))]

    def rows(self):
        return queries.latest_profiles(self.place).order_by("estate__path")
