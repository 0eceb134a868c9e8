"""Building a survey in the desk."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views import View

from linli.kernel.sentence import say
from linli.platform.documents import qr
from linli.platform.permits import allowed
from linli.platform.ui.views import ActionView, ByMixin, PageView, PrintView
from linli.practices.needs import actions, forms, queries
from linli.practices.needs.forms.building import told_question
from linli.practices.needs.models import Question
from linli.practices.needs.views.runs import NeedsPage, SurveyPage, needs_url


class SurveysView(NeedsPage, PageView):
    """The surveys of a run; the door to building one."""

    template_name = "needs/surveys.html"

    def get_context_data(self, **kwargs: Any) -> dict:
        return super().get_context_data(
            run=self.run, crumbs=self.crumbs, surveys=queries.surveys_of(self.run),
            may=allowed(self.by, "needs.build_survey", self.run), **kwargs,
        )  # fmt: skip


class DraftSurveyView(NeedsPage, ActionView):
    """Begin a survey."""

    verb = "needs.build_survey"
    form_class = forms.SurveyForm
    title = say("New survey")
    button = say("Go on to the questions")
    done = say("The survey is a draft now. Add its questions.")

    def act(self, form):
        return actions.draft_survey(by=self.by, run=self.run, **form.cleaned_data)


class EditSurveyView(SurveyPage, ActionView):
    """Change how a survey begins."""

    verb = "needs.build_survey"
    form_class = forms.SurveyForm
    title = say("Title and words at the beginning")
    button = say("Keep it")
    done = say("Kept.")
    keeps_draft = False

    def get_initial(self):
        return {"title": self.survey.title, "introduction": self.survey.introduction}

    def act(self, form):
        return actions.edit_survey(by=self.by, survey=self.survey, **form.cleaned_data)


class SurveyView(SurveyPage, PageView):
    """A survey with its questions: to build, open, fill in, close, print, read."""

    template_name = "needs/survey.html"

    def get_context_data(self, **kwargs: Any) -> dict:
        verbs = ("build_survey", "close_survey", "enter_paper_form", "import_forms", "export_answers")
        return super().get_context_data(
            survey=self.survey, crumbs=self.crumbs, questions=queries.questions_of(self.survey),
            may={verb: allowed(self.by, f"needs.{verb}", self.survey).passed for verb in verbs}, **kwargs,
        )  # fmt: skip


class AddQuestionView(SurveyPage, ActionView):
    """Add a question at the end."""

    verb = "needs.build_survey"
    form_class = forms.QuestionForm
    template_name = "needs/question.html"
    title = say("Add a question")
    button = say("Add it")
    done = say("The question is added.")

    def act(self, form):
        actions.add_question(by=self.by, survey=self.survey, draft=form.draft())


class QuestionPage(SurveyPage):
    """A page of one question."""

    verb = "needs.build_survey"

    @cached_property
    def question(self) -> Question:
        return get_object_or_404(
            Question.objects.select_related("survey__run__edition", "survey__run__place"),
            pk=self.kwargs["question"],
        )

    @cached_property
    def survey(self):
        return self.question.survey


class EditQuestionView(QuestionPage, ActionView):
    """Ask a question anew."""

    form_class = forms.QuestionForm
    template_name = "needs/question.html"
    title = say("Edit the question")
    button = say("Keep it")
    done = say("The question is kept.")
    keeps_draft = False

    def get_initial(self):
        return told_question(self.question)

    def act(self, form):
        actions.edit_question(by=self.by, question=self.question, draft=form.draft())


class MoveQuestionView(QuestionPage, ByMixin, View):
    """One place up or down, or out; a button each in the list."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        way = request.POST.get("way")
        if way == "out":
            actions.remove_question(by=self.by, question=self.question)
        else:
            actions.move_question(by=self.by, question=self.question, steps=-1 if way == "up" else 1)
        return redirect(self.survey)


class OpenSurveyView(SurveyPage, ActionView):
    """Open it; from then on the questions stand."""

    verb = "needs.build_survey"
    title = say("Open the survey")
    lead = say("From now on households can answer, and the questions can't change any more.")
    button = say("Open the survey")
    done = say("The survey is open.")

    def act(self, form):
        return actions.open_survey(by=self.by, survey=self.survey)


class CloseSurveyView(SurveyPage, ActionView):
    """Close it; what was said becomes needs to sort."""

    verb = "needs.close_survey"
    title = say("Close the survey")
    lead = say("No more forms are taken then. What households ticked and wrote becomes needs to be sorted.")
    button = say("Close the survey")
    done = say("The survey is closed; its totals are public.")

    def act(self, form):
        return actions.close_survey(by=self.by, survey=self.survey)


class CloseOpenSurveyView(NeedsPage, ByMixin, View):
    """The duty's door: on to the survey that is open, or to the list."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        survey = queries.open_survey(self.run)
        if survey is None:
            return redirect(needs_url("build_survey", self.run))
        return redirect("needs:close", survey=survey.pk)


class PreviewView(SurveyPage, PageView):
    """The form as residents will see it."""

    template_name = "needs/fill_in.html"

    def get_context_data(self, **kwargs: Any) -> dict:
        form = forms.AnswersForm(questions=queries.questions_of(self.survey))
        return super().get_context_data(
            survey=self.survey, form=form, preview=True, crumbs=self.crumbs, **kwargs
        )


class PaperFormView(SurveyPage, PrintView):
    """The form for pen and paper: A4, with a QR code to the same form online and boxes for the household."""

    template_name = "needs/paper_form.html"
    file_name = "form"

    @property
    def title(self):
        return self.survey.title

    def get_context_data(self, **kwargs: Any) -> dict:
        url = self.request.build_absolute_uri(needs_url("fill_in_form", self.run))
        return super().get_context_data(
            survey=self.survey, questions=queries.questions_of(self.survey), qr=qr.svg(url), url=url, **kwargs
        )
