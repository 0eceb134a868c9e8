"""Public notices and objections."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from linli.civic.process import actions, forms
from linli.civic.process.models import Notice, Objection
from linli.civic.process.queries import notices_at, open_objections, standing_notice
from linli.civic.process.views.runs import PlaceMixin, RunMixin
from linli.kernel.sentence import Sentence, say
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Column
from linli.platform.ui.views import ActionView, ByMixin, PrintView, SheetView


class PublishNoticeView(RunMixin, ActionView):
    """Put up the notice of the open stage."""

    verb = "process.publish_notice"
    form_class = forms.NoticeForm
    title = say("Publish a notice")
    button = say("Publish")
    done = say("The notice is up. Print it for the notice boards.")

    def get_initial(self):
        return {"issuer": self.run.place.name, "title": self.run.title}

    def act(self, form):
        return actions.publish_notice(by=self.by, run=self.run, draft=form.draft())


class NoticeMixin:
    @cached_property
    def notice(self) -> Notice:
        notices = Notice.objects.select_related("run__place", "run__edition")
        return get_object_or_404(notices, pk=self.kwargs["notice"])

    @property
    def back_url(self) -> str:
        return self.notice.get_absolute_url()

    @property
    def place_name(self) -> str:
        return self.notice.place.name


class NoticeView(NoticeMixin, ByMixin, TemplateView):
    """A notice with its objections and answers: public."""

    template_name = "process/notice.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            notice=self.notice, objections=self.notice.objections.all(), run=self.notice.run, **kwargs
        )


class NoticePrintView(NoticeMixin, PrintView):
    """The notice for the board."""

    template_name = "process/notice_print.html"
    file_name = "notice"

    @property
    def title(self) -> str:
        return self.notice.title

    def get_context_data(self, **kwargs):
        return super().get_context_data(notice=self.notice, **kwargs)


class WithdrawNoticeView(NoticeMixin, ActionView):
    form_class = forms.ReasonForm
    title = say("Withdraw the notice")
    button = say("Withdraw")

    def may(self):
        return allowed(self.by, "process.withdraw_notice", self.notice)

    def act(self, form):
        return actions.withdraw_notice(by=self.by, notice=self.notice, reason=form.cleaned_data["reason"])


class ObjectView(NoticeMixin, ActionView):
    """A resident objects, by phone."""

    form_class = forms.ObjectionForm
    title = say("Object")
    button = say("Send the objection")
    done = say("Your objection is saved. It keeps the stage open until the supervisors have decided.")

    @property
    def lead(self):
        return self.notice.title

    def may(self):
        return allowed(self.by, "process.raise_objection", self.notice)

    def act(self, form):
        return actions.raise_objection(
            by=self.by, notice=self.notice, text=form.cleaned_data["text"], client_id=form.once
        )


class ObjectToRunView(RunMixin, ObjectView):
    """Object to the notice that is up in a run."""

    verb = ""

    @cached_property
    def notice(self) -> Notice:
        notice = standing_notice(self.run)
        if notice is None:
            raise Http404
        return notice

    @property
    def back_url(self) -> str:
        return self.run.get_absolute_url()

    def may(self):
        return allowed(self.by, "process.raise_objection", self.notice)


class OpenObjectionsView(RunMixin, ByMixin, TemplateView):
    """What has been objected to in a run and is not decided yet."""

    template_name = "process/objections.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(run=self.run, objections=open_objections(self.run), **kwargs)


class ObjectionView(ByMixin, TemplateView):
    """One objection with its answer and decision: public, the objector is not named."""

    template_name = "process/objection.html"

    def get_context_data(self, **kwargs):
        objections = Objection.objects.select_related("notice__run__place", "notice__run__edition")
        objection = get_object_or_404(objections, pk=self.kwargs["objection"])
        may = {
            verb: allowed(self.by, f"process.{verb}", objection)
            for verb in ("answer_objection", "decide_objection")
        }
        return super().get_context_data(objection=objection, run=objection.run, may=may, **kwargs)


class ObjectionActionView(ActionView):
    verb = ""

    @cached_property
    def objection(self) -> Objection:
        objections = Objection.objects.select_related("notice__run__place", "notice__run__edition")
        return get_object_or_404(objections, pk=self.kwargs["objection"])

    @property
    def back_url(self) -> str:
        return self.objection.get_absolute_url()

    @property
    def lead(self) -> str:
        return self.objection.text

    def may(self):
        return allowed(self.by, self.verb, self.objection)


class AnswerView(ObjectionActionView):
    verb = "process.answer_objection"
    form_class = forms.AnswerForm
    title = say("Answer an objection")
    button = say("Publish the answer")

    def act(self, form):
        return actions.answer_objection(
            by=self.by, objection=self.objection, answer=form.cleaned_data["answer"]
        )


class DecideView(ObjectionActionView):
    verb = "process.decide_objection"
    form_class = forms.DecisionForm
    title = say("Uphold or dismiss an objection")
    button = say("Publish the decision")

    def act(self, form):
        return actions.decide_objection(by=self.by, objection=self.objection, **form.cleaned_data)


class NoticesView(PlaceMixin, SheetView):
    """All notices of a place."""

    title = say("Public notices")
    search = ("title", "body")
    exports = "notices"
    empty_sentence = say("No notice has been published here yet.")
    columns = (
        Column(say("Notice"), "title", "lead", url=Notice.get_absolute_url),
        Column(say("Stage"), lambda notice: Sentence(notice.run.playbook.stage(notice.stage_code).title)),
        Column(say("From"), "starts_on", "when", label=True),
        Column(say("Until"), "ends_on", "when", label=True),
    )

    @property
    def crumbs(self) -> str:
        return self.place.name

    def rows(self):
        return notices_at(self.place)
