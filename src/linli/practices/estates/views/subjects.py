"""What the pages are about: an estate of a run, a class, a plan; and the choice where a run has several."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.places.models import Place
from linli.civic.process.queries import estates_of
from linli.civic.process.views.runs import RunMixin
from linli.kernel.verdict import Verdict
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Link, Words
from linli.platform.ui.views import ChoiceView, Option, found_or_404
from linli.practices.estates import queries
from linli.practices.estates.models import EstateClass, Plan, PlanVersion


def estate_url(estate: Place) -> str:
    """The public page of an estate."""
    return reverse("estates:estate", kwargs={"place": estate.code})


class EstateInRun(RunMixin):
    """A view of one estate of a run: `self.run` and `self.estate`."""

    @cached_property
    def estate(self) -> Place:
        return found_or_404(queries.estate_in(self.run, self.kwargs["place"]))

    @property
    def place_name(self) -> str:
        return self.estate.name

    @property
    def crumbs(self) -> list[Link]:
        return [
            Link(self.run.title, self.run.get_absolute_url()),
            Link(self.estate.name, estate_url(self.estate)),
        ]


class EstateChoice(RunMixin, ChoiceView):
    """Which estate of the run a duty is about; `page` is where it is done, with the run and the place."""

    template_name = "estates/choose.html"
    page = ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(run=self.run, **kwargs)

    @cached_property
    def estates(self) -> list[Place]:
        return estates_of(self.run)

    def subject(self, estate: Place):
        """What the verb is permitted on."""
        raise LookupError(estate)

    def note(self, estate: Place) -> Words:
        """What is said of the estate."""
        return ""

    def address(self, estate: Place) -> str:
        """Where it is done."""
        return reverse(f"estates:{self.page}", kwargs={"run": self.run.pk, "place": estate.code})

    def options(self) -> Iterator[Option]:
        for estate in self.estates:
            subject = self.subject(estate)
            if subject is None:
                continue
            may = allowed(self.by, self.key, subject)
            note = self.note(estate) if may else may.because
            yield Option(estate.name, self.address(estate) if may else "", note=note)


class ClassMixin:
    """A view of the class of one estate, `self.row`."""

    @cached_property
    def row(self) -> EstateClass:
        return found_or_404(queries.class_with_all(self.kwargs["row"]))

    @property
    def place_name(self) -> str:
        return self.row.estate.name

    @property
    def back_url(self) -> str:
        return self.row.get_absolute_url()

    @property
    def crumbs(self) -> list[Link]:
        return [
            Link(self.row.run.title, self.row.run.get_absolute_url()),
            Link(self.row.estate.name, estate_url(self.row.estate)),
        ]


class PlanMixin:
    """A view of a plan, `self.plan`; its verb, tried before a form is shown, is `self.verb`."""

    verb = ""

    @cached_property
    def plan(self) -> Plan:
        return found_or_404(queries.plan_with_all(self.kwargs["plan"]))

    @cached_property
    def version(self) -> PlanVersion:
        """The latest version."""
        return self.with_plan(found_or_404(queries.latest_version(self.plan)))

    def with_plan(self, version: PlanVersion) -> PlanVersion:
        """A version that knows its plan without asking again."""
        version.plan = self.plan
        return version

    @property
    def place_name(self) -> str:
        return self.plan.estate.name

    @property
    def back_url(self) -> str:
        return self.plan.get_absolute_url()

    @property
    def crumbs(self) -> list[Link]:
        return [
            Link(self.plan.run.title, self.plan.run.get_absolute_url()),
            Link(self.plan.estate.name, estate_url(self.plan.estate)),
        ]

    def may(self) -> Verdict | None:
        return allowed(self.by, self.verb, self.version) if self.verb else None
