"""Halting a stage, and lifting the halt: for the supervisors."""

from __future__ import annotations

from linli.civic.process import actions
from linli.civic.process.queries import halt_verdict
from linli.civic.process.views.runs import RunMixin
from linli.kernel.sentence import say
from linli.kernel.verdict import Verdict
from linli.platform.permits import allowed
from linli.platform.ui.forms import ReasonForm
from linli.platform.ui.views import ActionView


class HaltStageView(RunMixin, ActionView):
    """Halt the open stage, with a public reason."""

    verb = "process.halt_stage"
    form_class = ReasonForm
    title = say("Halt the stage")
    lead = say(
        "Until you lift the halt nothing more can be done in this stage, and it can't be closed. Residents can still object."
    )
    button = say("Halt it")
    done = say("The stage is halted. The reason is public.")

    def may(self):
        verdict = allowed(self.by, self.verb, self.run)
        return verdict and halt_verdict(self.run)

    def act(self, form):
        actions.halt_stage(by=self.by, run=self.run, reason=form.cleaned_data["reason"])
        return self.run


class LiftHaltView(RunMixin, ActionView):
    """Lift the halt, with a public reason; why it was halted stands above."""

    verb = "process.lift_halt"
    form_class = ReasonForm
    title = say("Lift the halt")
    button = say("Lift it")
    done = say("The halt is lifted; the stage goes on.")

    @property
    def lead(self):
        return halt_verdict(self.run).because

    def may(self):
        verdict = allowed(self.by, self.verb, self.run)
        return verdict and Verdict(bool(self.run.halt_id), say("No halt stands here."))

    def act(self, form):
        actions.lift_halt(by=self.by, run=self.run, reason=form.cleaned_data["reason"])
        return self.run
