"""Filling in a household's form: online by the household, on paper by a worker, by sheet."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.people.models import Household
from linli.civic.places.queries import boundaries
from linli.kernel.sentence import say
from linli.platform.permits import allowed, permit
from linli.platform.sheets import ImportView
from linli.platform.ui.views import ActionView, PageView, found_or_404
from linli.practices.needs import actions, forms, imports, queries
from linli.practices.needs.models import HouseholdForm, Survey
from linli.practices.needs.views.runs import NeedsPage, SurveyPage, needs_url


class OpenSurveyPage(NeedsPage):
    """A page of the survey that is open in a run; None where none is."""

    @cached_property
    def survey(self) -> Survey | None:
        return queries.open_survey(self.run)

    @cached_property
    def questions(self):
        return queries.questions_of(self.survey) if self.survey else []

    def get_form_kwargs(self) -> dict:
        return super().get_form_kwargs() | {"questions": self.questions}


class FillInView(OpenSurveyPage, ActionView):
    """The household's own form, one question after another on a phone; without scripts all on one page."""

    verb = "needs.fill_in_form"
    form_class = forms.AnswersForm
    template_name = "needs/fill_in.html"
    button = say("Send the form")
    done = say("Thank you. Your household's form is kept.")

    @property
    def title(self):
        return self.survey.title if self.survey else say("Household form")

    @cached_property
    def sent(self) -> HouseholdForm | None:
        """What this household has sent in already."""
        return queries.form_of(self.survey, self.by.household) if self.survey and self.by.household else None

    def act(self, form):
        actions.fill_in_form(by=self.by, survey=self.survey, answers=form.answers(), client_id=form.once)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs) if self.survey else self.get(request)

    def goes_to(self, result: Any) -> str:
        return needs_url("fill_in_form", self.run)

    def get_context_data(self, **kwargs: Any) -> dict:
        return super().get_context_data(
            run=self.run, survey=self.survey, sent=self.sent, household=self.by.household,
            boundaries=boundaries(queries.named_estates(self.run)),
            report_url=needs_url("report_need", self.run), **kwargs,
        )  # fmt: skip


class PaperHouseholdsView(OpenSurveyPage, PageView):
    """Whose paper is it? The households of an estate, those without a form first."""

    template_name = "needs/paper_households.html"

    def get_context_data(self, **kwargs: Any) -> dict:
        estates = [one for one in queries.named_estates(self.run) if self.may_enter(one)]
        asked = self.request.GET.get("estate", "")
        estate = next(
            (one for one in estates if str(one.pk) == asked), estates[0] if len(estates) == 1 else None
        )
        words = self.request.GET.get("q", "").strip()[:40]
        rows = queries.visit_sheet(self.run, estate) if estate and self.survey else []
        return super().get_context_data(
            run=self.run, survey=self.survey, crumbs=self.crumbs, estates=estates, estate=estate, q=words,
            rows=[one for one in rows if not one.sent and words in one.household.address],
            entered=sum(one.sent for one in rows), whole=len(rows), **kwargs,
        )  # fmt: skip

    def may_enter(self, estate) -> bool:
        """Whether this worker may enter papers of the estate."""
        household = Household(estate=estate)
        return (
            bool(self.survey)
            and allowed(
                self.by, "needs.enter_paper_form", HouseholdForm(survey=self.survey, household=household)
            ).passed
        )


class EnterPaperView(OpenSurveyPage, ActionView):
    """Enter the paper of one household; the next one is a tap away."""

    form_class = forms.AnswersForm
    template_name = "needs/enter_paper.html"
    button = say("Keep this paper")

    @cached_property
    def household(self) -> Household:
        """Whose paper it is; at which doors people live is told to those alone who may enter it."""
        household = get_object_or_404(
            Household.objects.select_related("estate"), pk=self.kwargs["household"], moved_out_on=None
        )
        form = HouseholdForm(survey=found_or_404(self.survey), household=household)
        permit(self.by, "needs.enter_paper_form", form)
        return household

    @property
    def title(self):
        return say("Paper of %(address)s", address=self.household.address)

    @property
    def lead(self):
        return self.household.estate.name

    @property
    def back_url(self) -> str:
        return f"{needs_url('enter_paper_form', self.run)}?estate={self.household.estate_id}"

    def act(self, form):
        actions.enter_paper_form(
            by=self.by,
            survey=self.survey,
            household=self.household,
            answers=form.answers(),
            client_id=form.once,
        )

    def goes_to(self, result: Any) -> str:
        return self.back_url

    def done_with(self, result: Any):
        return say("The paper of %(address)s is kept.", address=self.household.address)


class ImportFormsView(SurveyPage, ImportView):
    """Bring in forms by sheet; its columns are made from the questions."""

    verb = "needs.import_forms"
    title = say("Bring in forms by sheet")
    lead = say("A line for each household. Several choices in one cell are parted by a semicolon.")

    @cached_property
    def questions(self):
        return queries.questions_of(self.survey)

    @cached_property
    def columns(self):
        return imports.form_columns(self.survey, self.questions)

    def check(self, rows):
        return imports.form_faults(self.survey, self.questions, rows)

    def bring_in(self, rows):
        forms_in = imports.form_rows(self.survey, self.questions, rows)
        n = actions.import_forms(by=self.by, survey=self.survey, rows=forms_in)
        return say("Forms brought in: %(n)d", n=n)


class ImportOpenFormsView(OpenSurveyPage, PageView):
    """The duty's door: on to the import of the survey that is open, or to the list."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.survey is None:
            return redirect(needs_url("build_survey", self.run))
        return redirect(reverse("needs:import_sheet", kwargs={"survey": self.survey.pk}))
