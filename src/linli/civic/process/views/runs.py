"""Opening a run, naming its estates, moving it through its stages."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import FormView

from linli.civic.places.views.finding import PlaceMixin
from linli.civic.process import actions, forms
from linli.civic.process.models import Edition, Run
from linli.civic.process.queries import editions_for, run_with_edition, standing_passage, steps
from linli.civic.process.views.standing import gate_lines
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Verdict
from linli.platform.documents import qr
from linli.platform.permits import allowed, permit
from linli.platform.ui.blocks import Link
from linli.platform.ui.forms import ReasonForm
from linli.platform.ui.views import ActionView, ByMixin, PrintView


class RunMixin:
    """A view of one run, `self.run`; its verb, tried before the form is shown, is `self.verb`."""

    verb = ""

    @cached_property
    def run(self) -> Run:
        run = run_with_edition(self.kwargs["run"])
        if run is None:
            raise Http404
        return run

    @property
    def back_url(self) -> str:
        return self.run.get_absolute_url()

    @property
    def place_name(self) -> str:
        return self.run.place.name

    @property
    def crumbs(self) -> list[Link]:
        place = reverse("place", kwargs={"place": self.run.place.code})
        return [Link(self.run.place.name, place), Link(self.run.title, self.run.get_absolute_url())]

    def may(self) -> Verdict | None:
        return allowed(self.by, self.verb, self.run) if self.verb else None


class ChooseMethodView(PlaceMixin, ByMixin, FormView):
    """First step of opening a run: which method."""

    template_name = "process/choose_method.html"
    form_class = forms.EditionForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "editions": editions_for(self.place)}

    def get_context_data(self, **kwargs):
        may = allowed(self.by, "process.open_run", self.place)
        return super().get_context_data(place=self.place, crumbs=self.crumbs, may=may, **kwargs)

    def form_valid(self, form):
        return redirect("process:open", place=self.place.code, edition=form.cleaned_data["edition"].pk)


class OpenRunView(PlaceMixin, ActionView):
    """Second step: its title and parameters."""

    form_class = forms.RunForm
    title = say("Open a run")
    button = say("Open the run")
    done = say("The run is open. Name the estates that take part.")

    @cached_property
    def edition(self) -> Edition:
        return get_object_or_404(
            Edition, pk=self.kwargs["edition"], pk__in=[e.pk for e in editions_for(self.place)]
        )

    @property
    def lead(self):
        return Sentence(self.edition.playbook.purpose)

    @property
    def back_url(self) -> str:
        return reverse("process:choose_method", kwargs={"place": self.place.code})

    def may(self):
        return allowed(self.by, "process.open_run", self.place)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "edition": self.edition}

    def act(self, form):
        return actions.open_run(
            by=self.by,
            edition=self.edition,
            place=self.place,
            title=form.cleaned_data["title"],
            parameters=form.chosen(),
        )


class OpenInnerRunView(RunMixin, ActionView):
    """Open the run that refines the open stage; without such a stage, one more run at the same place."""

    form_class = forms.RunForm
    title = say("Open the inner run")
    button = say("Open the run")
    done = say("The run is open.")

    def dispatch(self, request, *args, **kwargs):
        if self.run.stage.inner is None:
            return redirect("process:choose_method", place=self.run.place.code)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def edition(self) -> Edition:
        editions = [one for one in editions_for(self.run.place) if one.code == self.run.stage.inner]
        if not editions:
            raise Http404
        return editions[0]

    @property
    def lead(self):
        return Sentence(self.edition.playbook.purpose)

    def may(self):
        return allowed(self.by, "process.open_run", self.run)

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "edition": self.edition}

    def act(self, form):
        return actions.open_inner_run(
            by=self.by,
            outer=self.run,
            edition=self.edition,
            title=form.cleaned_data["title"],
            parameters=form.chosen(),
        )


class NameEstatesView(RunMixin, ActionView):
    """Tick the estates and choose a contact for each."""

    verb = "process.name_estates"
    form_class = forms.EstatesForm
    title = say("Which estates take part?")
    lead = say("Tick them, and say whom neighbours can ask in each. A contact may follow later.")
    button = say("Name these estates")
    done = say("The estates are named.")
    template_name = "process/name_estates.html"

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "run": self.run}

    def act(self, form):
        actions.name_estates(by=self.by, run=self.run, contacts=form.contacts())
        return self.run


class CloseStageView(RunMixin, ActionView):
    """Have the gates judged; each is shown before."""

    verb = "process.close_stage"
    title = say("Close the stage")
    button = say("Close the stage")
    done = say("The stage is closed; the run goes on.")
    template_name = "process/close_stage.html"

    def get_context_data(self, **kwargs):
        gates = gate_lines(self.run, self.by)
        unmet = sum(not line.passed for line in gates)
        return super().get_context_data(run=self.run, gates=gates, unmet=unmet, **kwargs)

    def act(self, form):
        return actions.close_stage(by=self.by, run=self.run)


class SendBackView(RunMixin, ActionView):
    """Send the run back, with a public reason."""

    verb = "process.send_back"
    form_class = ReasonForm
    title = say("Send the run back")
    button = say("Send back")

    def act(self, form):
        return actions.send_back(by=self.by, run=self.run, reason=form.cleaned_data["reason"])


class OverrideGateView(RunMixin, ActionView):
    """The street office passes a stage by override."""

    verb = "process.override_gate"
    form_class = ReasonForm
    title = say("Pass the stage by override")
    lead = say("The verdicts as they stand and your reason are published.")
    button = say("Override")

    def act(self, form):
        return actions.override_gate(by=self.by, run=self.run, reason=form.cleaned_data["reason"])


class StopRunView(RunMixin, ActionView):
    """End a run before its end."""

    verb = "process.stop_run"
    form_class = ReasonForm
    title = say("Stop the run")
    button = say("Stop it for good")

    def act(self, form):
        return actions.stop_run(by=self.by, run=self.run, reason=form.cleaned_data["reason"])


class PosterView(RunMixin, PrintView):
    """A poster with the QR code of the run's page, for each entrance."""

    template_name = "process/poster.html"
    file_name = "poster"

    def dispatch(self, request, *args, **kwargs):
        permit(self.by, "process.print_poster", self.run)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        address = self.request.build_absolute_uri(self.run.get_absolute_url())
        kwargs |= {"run": self.run, "address": address, "code": qr.svg(address, scale=8)}
        return super().get_context_data(steps=steps(self.run), passage=standing_passage(self.run), **kwargs)
