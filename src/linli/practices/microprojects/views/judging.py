"""Accepting milestones and projects, and releasing what was accepted."""

from __future__ import annotations

from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import Verdict
from linli.platform.ui.views import ActionView
from linli.practices.microprojects import actions, forms, queries
from linli.practices.microprojects.rules.independence import may_accept, may_pay
from linli.practices.microprojects.views.subjects import MilestoneMixin, ProjectMixin


class IndependentMixin:
    """Tells before the form is shown whether the reader is tied to the work: `judge` is the rule."""

    judge = staticmethod(may_accept)

    def may(self) -> Verdict | None:
        verdict = super().may()
        if not verdict:
            return verdict
        bodies = queries.bodies_of(self.by)
        hands = queries.hands_of([self.project])[self.project.pk]
        return self.judge(self.by.person.pk, hands, queries.ties_to(self.by, self.project, bodies))


class AcceptView(IndependentMixin, MilestoneMixin, ActionView):
    """Inspect a milestone on the spot: its reports and photos, the checklist, and the way back."""

    verb = "microprojects.accept_milestone"
    template_name = "microprojects/accept.html"
    form_class = forms.AcceptForm
    title = say("Inspect a milestone")
    button = say("Accept the milestone")
    done = say("The milestone is accepted. The social worker can release its money.")

    def act(self, form):
        return actions.accept_milestone(by=self.by, milestone=self.milestone, **form.cleaned_data)

    def get_context_data(self, **kwargs):
        reports = self.milestone.reports.prefetch_related("photos__attachment").order_by("-id")
        return super().get_context_data(milestone=self.milestone, reports=reports, **kwargs)


class SendBackView(IndependentMixin, MilestoneMixin, ActionView):
    """Send a milestone back to work."""

    verb = "microprojects.send_back_milestone"
    form_class = forms.SendBackForm
    title = say("Send a milestone back")
    button = say("Send it back")
    done = say("The milestone is back in work; those who build see your reason.")

    def act(self, form):
        return actions.send_back_milestone(
            by=self.by, milestone=self.milestone, reason=form.cleaned_data["reason"]
        )


class ReleaseView(IndependentMixin, MilestoneMixin, ActionView):
    """Pay an accepted milestone."""

    verb = "microprojects.release_tranche"
    judge = staticmethod(may_pay)
    title = say("Release a tranche")
    button = say("Release the money")
    done = say("The money has gone out.")

    @property
    def lead(self):
        return say(
            "“%(milestone)s” of “%(project)s”: %(amount)s go out; invoices and receipts come to %(covered)s.",
            milestone=self.milestone.title,
            project=self.project.title,
            amount=self.milestone.tranche_told,
            covered=str(Money(self.milestone.covered_fen)),
        )

    def act(self, form):
        return actions.release_tranche(by=self.by, milestone=self.milestone, client_id=form.once)


class AcceptProjectView(IndependentMixin, ProjectMixin, ActionView):
    """Sign the acceptance of the whole."""

    verb = "microprojects.accept_project"
    form_class = forms.OpinionForm
    title = say("Accept the project")
    lead = say("Your signature stands on the acceptance sheet, with a digest of what was accepted.")
    button = say("Sign the acceptance")
    done = say("The project is accepted. Its households can rate it.")

    def may(self):
        return (
            super().may()
            if not self.project.accepted_on
            else Verdict(False, say("This project has been accepted."))
        )

    def act(self, form):
        return actions.accept_project(by=self.by, project=self.project, opinion=form.cleaned_data["opinion"])
