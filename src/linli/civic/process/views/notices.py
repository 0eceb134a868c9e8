"""Public notices and objections."""

from __future__ import annotations

from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from linli.civic.places.views.finding import PlaceMixin
from linli.civic.process import actions, forms
from linli.civic.process.models import Notice, Objection
from linli.civic.process.queries import notices_at, objections_of, open_objections, standing_notice
from linli.civic.process.queries.publicity import too_late_for
from linli.civic.process.views.runs import RunMixin
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Verdict
from linli.platform.documents import qr
from linli.platform.journal.freshness import fresh_for
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Column, Link
from linli.platform.ui.forms import ReasonForm
from linli.platform.ui.views import ActionView, ByMixin, PrintView, SheetView


class PublishNoticeView(RunMixin, ActionView):
    """Put up the notice of the open stage."""

    verb = "process.publish_notice"
    form_class = forms.NoticeForm
    title = say("Publish a notice")
    button = say("Publish the notice")
    done = say("The notice is up. Print it for the notice boards.")

    def get_initial(self):
        return {"issuer": self.run.place.name, "title": self.run.title}

    def act(self, form):
        return actions.publish_notice(by=self.by, run=self.run, draft=form.draft())


class NoticeMixin:
    @cached_property
    def notice(self) -> Notice:
        notices = Notice.objects.select_related("run__place", "run__edition", "passage")
        return get_object_or_404(notices, pk=self.kwargs["notice"])

    @property
    def back_url(self) -> str:
        return self.notice.get_absolute_url()

    @property
    def place_name(self) -> str:
        return self.notice.place.name

    @property
    def crumbs(self) -> list[Link]:
        run = self.notice.run
        return [
            Link(run.title, run.get_absolute_url()),
            Link(self.notice.title, self.notice.get_absolute_url()),
        ]


class NoticeView(NoticeMixin, ByMixin, TemplateView):
    """A notice with its objections and answers: public."""

    template_name = "process/notice.html"

    def get_context_data(self, **kwargs):
        fresh_for(self.request, self.notice.place)
        kwargs |= {"notice": self.notice, "run": self.notice.run}
        may_withdraw = allowed(self.by, "process.withdraw_notice", self.notice).passed
        return super().get_context_data(
            objections=objections_of(self.notice), may_withdraw=may_withdraw, **kwargs
        )


class NoticePrintView(NoticeMixin, PrintView):
    """The notice for the board."""

    template_name = "process/notice_print.html"
    file_name = "notice"

    @property
    def title(self) -> str:
        return self.notice.title

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs | {"notice": self.notice, "code": self.code()})

    def code(self) -> str:
        address = self.request.build_absolute_uri(self.notice.get_absolute_url())
        return qr.svg(address)


class WithdrawNoticeView(NoticeMixin, ActionView):
    form_class = ReasonForm
    title = say("Withdraw the notice")
    lead = say(
        "It stays to be read, with your reason. A mended notice can then go up; its days are counted anew."
    )
    button = say("Withdraw")
    done = say("The notice is withdrawn.")

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
        if because := too_late_for(self.notice):
            return Verdict(False, because)
        return allowed(self.by, "process.raise_objection", self.notice)

    def act(self, form):
        return actions.raise_objection(
            by=self.by, notice=self.notice, text=form.cleaned_data["text"], client_id=form.once
        )


class ObjectToRunView(RunMixin, ActionView):
    """Object to the notice that is up in a run."""

    title = say("Object")

    def dispatch(self, request, *args, **kwargs):
        if notice := standing_notice(self.run):
            return redirect("process:object_to_notice", notice=notice.pk)
        return super().dispatch(request, *args, **kwargs)

    def may(self):
        return Verdict(False, say("No notice is up here that could be objected to."))


class OpenObjectionsView(RunMixin, ByMixin, TemplateView):
    """What has been objected to in a run and is not decided yet."""

    template_name = "process/objections.html"

    def get_context_data(self, **kwargs):
        kwargs |= {"run": self.run, "objections": open_objections(self.run).order_by("raised_at")}
        return super().get_context_data(**kwargs)


class ObjectionView(ByMixin, TemplateView):
    """One objection with its answer and decision: public, the objector is not named."""

    template_name = "process/objection.html"

    def get_context_data(self, **kwargs):
        objections = Objection.objects.select_related("notice__run__place", "notice__run__edition")
        objection = get_object_or_404(objections, pk=self.kwargs["objection"])
        fresh_for(self.request, objection.place)
        may = {
            verb: allowed(self.by, f"process.{verb}", objection)
            for verb in ("answer_objection", "decide_objection")
        }
        kwargs |= {"objection": objection, "run": objection.run}
        return super().get_context_data(may=may, **kwargs)


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
        Column(
            say("Stage"), lambda notice: Sentence(notice.run.playbook.stage(notice.passage.stage_code).title)
        ),
        Column(say("Up from"), "starts_on", "when", label=True),
        Column(say("Until"), "ends_on", "when", label=True),
    )

    def rows(self):
        fresh_for(self.request, self.place)
        return notices_at(self.place)
