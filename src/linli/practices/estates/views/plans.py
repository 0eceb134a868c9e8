"""One estate, one plan: written, read, compared, commented on, adopted, printed."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.views.generic import View

from linli.civic.process.queries import estates_of
from linli.civic.process.views.runs import RunMixin
from linli.kernel.sentence import say
from linli.platform.documents.word import word_response
from linli.platform.permits import allowed
from linli.platform.ui.addresses import page_of
from linli.platform.ui.blocks import Column
from linli.platform.ui.views import ActionView, ByMixin, PageView, PrintView, SheetView, found_or_404
from linli.practices.estates import actions, exports, forms, queries
from linli.practices.estates.models import Plan, PlanVersion
from linli.practices.estates.rules import PlanChange, differences
from linli.practices.estates.views.blocks import shown_measures
from linli.practices.estates.views.subjects import EstateChoice, EstateInRun, PlanMixin

PLAN_VERBS = ("draft_plan", "comment_plan", "adopt_plan")


class PlansView(RunMixin, SheetView):
    """The plans of a run: public."""

    columns = (
        Column(say("Estate"), "estate.name", "lead", url=lambda plan: plan.get_absolute_url()),
        Column(say("Version"), lambda plan: queries.latest_version(plan).number, "number", label=True),
        Column(say("Measures"), lambda plan: len(queries.latest_version(plan).measures.all()), "number", label=True),
        Column(say("Money in all"), lambda plan: queries.latest_version(plan).cost_fen, "yuan", label=True),
        Column(
            say("Adopted on"),
            lambda plan: queries.latest_version(plan).adoption.adopted_on
            if queries.latest_version(plan).is_adopted
            else say("not adopted yet"),
        ),
    )  # fmt: skip
    title = say("Plans of the estates")
    search = ("estate__name",)
    exports = "plans"
    empty_sentence = say("No estate has a plan yet.")

    def rows(self):
        return queries.plans_in(self.run).order_by("estate__path")


class PlanChoice(EstateChoice):
    """The plan of which estate?"""

    lead = say("The plan of which estate?")
    nothing = say("No estate has a plan yet.")

    @cached_property
    def plans(self) -> dict[int, Plan]:
        return {one.estate_id: one for one in queries.plans_in(self.run)}

    def subject(self, estate):
        return queries.latest_version(self.plans.get(estate.pk))

    def note(self, estate):
        version = queries.latest_version(self.plans.get(estate.pk))
        if version is None:
            return say("no plan yet")
        told = say("version %(n)d", n=version.number)
        return say("%(version)s, adopted", version=told) if version.is_adopted else told

    def address(self, estate) -> str:
        return reverse(f"estates:{self.page}", kwargs={"plan": self.plans[estate.pk].pk})


class DraftPlanChoice(PlanChoice):
    key = "estates.draft_plan"
    page = "write_plan"
    nothing = say("No estate has been named in this run yet.")

    def subject(self, estate):
        return Plan(run=self.run, estate=estate)

    def address(self, estate) -> str:
        return EstateChoice.address(self, estate)


class CommentPlanChoice(PlanChoice):
    key = "estates.comment_plan"
    page = "comment_on_plan"

    @cached_property
    def estates(self):
        home = self.by.household.estate_id if self.by.household and not self.by.mandates else None
        return [one for one in estates_of(self.run) if home in (None, one.pk)]


class AdoptPlanChoice(PlanChoice):
    key = "estates.adopt_plan"
    page = "adopt"


class WritePlanView(EstateInRun, ActionView):
    """Draft the plan of an estate, or its next version."""

    template_name = "estates/rows.html"
    form_class = forms.PlanForm
    title = say("Draft the plan of an estate")
    button = say("Publish this version")
    done = say("The version is public; the estate can discuss it.")

    @cached_property
    def before(self) -> PlanVersion | None:
        plan = queries.plan_of(self.run, self.estate)
        return plan.versions.prefetch_related("measures").first() if plan else None

    @property
    def lead(self) -> str:
        return self.estate.name

    def may(self):
        return allowed(self.by, "estates.draft_plan", Plan(run=self.run, estate=self.estate))

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "draft": self.before.draft() if self.before else None}

    def goes_to(self, result) -> str:
        return result.plan.get_absolute_url()

    def act(self, form):
        return actions.draft_plan(
            by=self.by, run=self.run, estate=self.estate, draft=form.draft(), client_id=form.once
        )


class PlanView(PlanMixin, PageView):
    """A version of the plan: by default the latest, with what is new in it."""

    template_name = "estates/plan.html"

    @cached_property
    def shown(self) -> PlanVersion:
        number = self.kwargs.get("number")
        versions = [one for one in self.plan.versions.all() if number in (None, one.number)]
        return self.with_plan(found_or_404(versions[0] if versions else None))

    def change(self) -> PlanChange | None:
        """How the version differs from the one before it."""
        before = next((one for one in self.plan.versions.all() if one.number == self.shown.number - 1), None)
        return differences(before.draft(), self.shown.draft()) if before else None

    def get_context_data(self, **kwargs):
        change, shown = self.change(), self.shown
        return super().get_context_data(
            plan=self.plan,
            version=shown,
            latest=self.version,
            crumbs=self.crumbs,
            change=change,
            measures=shown_measures(shown.measures.all(), change.measures if change else ()),
            dropped=[one.before for one in change.measures if one.after is None] if change else [],
            meeting_url=page_of(shown.adoption.meeting) if shown.is_adopted else "",
            comments=[(one, each) for one in self.plan.versions.all() for each in one.comments.all()],
            may={verb: allowed(self.by, f"estates.{verb}", self.version) for verb in PLAN_VERBS},
            **kwargs,
        )


class CommentPlanView(PlanMixin, ActionView):
    """Say something about the plan."""

    verb = "estates.comment_plan"
    form_class = forms.CommentForm
    title = say("Comment on the plan")
    button = say("Publish the comment")
    done = say("Your comment stands beside the plan.")

    @property
    def lead(self) -> str:
        return self.plan.estate.name

    def goes_to(self, result) -> str:
        return self.back_url

    def act(self, form):
        return actions.comment_plan(
            by=self.by, version=self.version, text=form.cleaned_data["text"], client_id=form.once
        )


class AdoptPlanView(PlanMixin, ActionView):
    """Record the estate meeting that adopted the plan."""

    verb = "estates.adopt_plan"
    form_class = forms.AdoptForm
    title = say("Record that the estate adopted its plan")
    button = say("Record the adoption")
    done = say("The plan is adopted.")

    @property
    def lead(self):
        return say("%(estate)s, version %(n)d", estate=self.plan.estate.name, n=self.version.number)

    def goes_to(self, result) -> str:
        return self.back_url

    def act(self, form):
        return actions.adopt_plan(by=self.by, version=self.version, **form.cleaned_data)


class PlanPrintView(PlanMixin, PrintView):
    """The plan for the notice board: the adopted version, else the latest."""

    template_name = "estates/plan_print.html"
    title = say("Plan of the estate")
    file_name = "plan"

    def get_context_data(self, **kwargs):
        return super().get_context_data(sheet=sheet_of(self.plan), **kwargs)


class PlanWordView(PlanMixin, ByMixin, View):
    """The plan as Word, after the habits of GB/T 9704."""

    def get(self, request, *args, **kwargs):
        sheet = sheet_of(self.plan)
        return word_response(exports.plan_paper(sheet, get_language() or "zh-hans"), f"{sheet['title']}.docx")


def sheet_of(plan: Plan) -> dict:
    """What the paper says: the adopted version, else the latest."""
    version = queries.adopted_version(plan) or queries.latest_version(plan)
    return exports.plan_sheet(plan, version, queries.class_of_estate(plan.estate))
