"""Advice of the social worker, and mergers among authors."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property

from linli.kernel.sentence import say
from linli.kernel.verdict import Verdict
from linli.platform.permits import allowed
from linli.platform.ui.views import ActionView, found_or_404
from linli.practices.proposals import actions, forms, queries
from linli.practices.proposals.enums import MergerState
from linli.practices.proposals.models import Merger, MergerSide, Proposal
from linli.practices.proposals.rules import Told, changes_between
from linli.practices.proposals.views.proposing import ProposeMixin
from linli.practices.proposals.views.subjects import ProposalMixin


class AdviseView(ProposalMixin, ActionView):
    """Comments, feasibility, budget: words for the authors, never a score."""

    verb = "proposals.coach"
    form_class = forms.AdviceForm
    template_name = "proposals/advise.html"
    title = say("Coach proposals")
    button = say("Give this advice")
    done = say("The authors find your advice on the page of their proposal.")

    def get_context_data(self, **kwargs):
        said = {"proposal": self.proposal, "draft": queries.draft_of(self.proposal)}
        return super().get_context_data(advice=queries.advice_on(self.proposal), **said, **kwargs)

    def act(self, form):
        actions.coach(by=self.by, proposal=self.proposal, client_id=form.once, **form.cleaned_data)
        return self.proposal


class MergeView(ProposalMixin, ProposeMixin, ActionView):
    """Offer other authors to become one: the common text, and which proposals go into it."""

    verb = "proposals.merge_proposals"
    form_class = forms.MergeForm
    title = say("Merge similar proposals")
    lead = say(
        "Write what the one proposal says. It takes the place of the others when all their authors consent."
    )
    button = say("Ask the other authors")

    def get_form_kwargs(self):
        draft = queries.draft_of(self.proposal)
        summary = Told(self.proposal.pk, draft.title, self.proposal.summary)
        alike = [one for one, _score in queries.alike(self.run, summary)]
        given = super().get_form_kwargs() | {"is_change": False, "asks_team": False}
        others = Proposal.objects.filter(run=self.run, state="standing").exclude(pk=self.proposal.pk)
        return {**given, "draft": draft, "others": others.order_by("number"), "alike": alike}

    def act(self, form):
        return actions.merge_proposals(
            by=self.by,
            into=self.proposal,
            others=form.cleaned_data["others"],
            draft=form.draft(),
            client_id=form.once,
        )

    def done_with(self, result):
        if result.state == MergerState.AGREED:
            return say("They were all your own; they are one now.")
        return say("The other authors are asked. Until they consent nothing changes.")


class MergerView(ActionView):
    """What the one proposal would say, beside each that would go into it; its authors answer here."""

    form_class = forms.ConsentForm
    template_name = "proposals/merger.html"
    title = say("Consent to a merger")
    button = say("Send the answer")
    keeps_draft = False

    @cached_property
    def merger(self) -> Merger:
        return found_or_404(queries.merger_with_sides(self.kwargs["merger"]))

    @cached_property
    def side(self) -> MergerSide | None:
        """The side that waits for this actor."""
        sides = self.merger.sides.all()
        return next((one for one in sides if one.agreed_at is None and one.proposal.is_by(self.by)), None)

    @property
    def back_url(self) -> str:
        return self.merger.into.get_absolute_url()

    @property
    def place_name(self) -> str:
        return self.merger.place.name

    def may(self):
        if self.side is None or self.merger.state != MergerState.OPEN:
            return Verdict(False, say("Nothing waits for your answer here."))
        return allowed(self.by, "proposals.consent_merge", self.side)

    def get_context_data(self, **kwargs):
        of = self.side.proposal if self.side else self.merger.into
        standing = queries.version_of(of, of.version).draft
        return super().get_context_data(
            merger=self.merger,
            of=of,
            changes=changes_between(standing, self.merger.draft),
            **kwargs,
        )

    def act(self, form):
        answer = form.cleaned_data
        return actions.consent_merge(
            by=self.by, side=self.side, agrees=answer["agrees"] == "yes", reason=answer["reason"]
        )

    def goes_to(self, result) -> str:
        return reverse("proposals:proposal", kwargs={"proposal": result.into_id})
