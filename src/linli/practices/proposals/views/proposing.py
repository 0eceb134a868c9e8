"""Writing a proposal or a nomination, keeping a draft, withdrawing."""

from __future__ import annotations

from django.utils.functional import cached_property

from linli.civic.places.models import Place
from linli.civic.places.queries import boundaries
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal, Verdict
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Link
from linli.platform.ui.views import ActionView
from linli.practices.proposals import actions, forms, queries
from linli.practices.proposals.actions.writing import spoken_for
from linli.practices.proposals.enums import AUTHOR_ROLES, NOMINATING_ROLES, CallKind
from linli.practices.proposals.models import Proposal
from linli.practices.proposals.permissions import ONLY_ESTATES
from linli.practices.proposals.rules import Frame, ProposalDraft, Told
from linli.practices.proposals.views.subjects import CallMixin, ProposalMixin

NO_CALL = Verdict(False, say("The call is not out yet."))
OTHER_CALL = Verdict(False, say("This call does not ask for that."))


class ProposeMixin(CallMixin):
    """The form of a proposal, new or to be changed."""

    form_class = forms.ProposalForm
    template_name = "proposals/propose.html"
    verb = "proposals.submit_proposal"
    proposal: Proposal | None = None

    @property
    def subject(self):
        return self.proposal or self.run

    def may(self):
        may = allowed(self.by, self.verb, self.subject)
        if not may:
            return may
        if self.call is None:
            return NO_CALL
        return may if self.call.asks_for_money else OTHER_CALL

    @cached_property
    def estates(self) -> list[Place]:
        """The estates that this actor may propose for."""
        return [one for one in queries.estates_for(self.run) if self.by.touches(AUTHOR_ROLES, one)]

    @cached_property
    def written(self) -> ProposalDraft:
        """What is in the form at first: the kept draft, else what stands."""
        if self.proposal is None:
            return ProposalDraft(estate=self.estates[0].code if self.estates else "")
        if hasattr(self.proposal, "kept"):
            return self.proposal.kept.draft
        return queries.draft_of(self.proposal)

    def get_form_kwargs(self):
        return {
            **super().get_form_kwargs(),
            "draft": self.written,
            "frame": queries.frame_of(self.call) if self.call else Frame(),
            "estates": self.estates,
            "enclosures": self.proposal.enclosures.all() if self.proposal else (),
            "is_change": bool(self.proposal and self.proposal.is_public),
            "asks_team": not self.proposal and not spoken_for(self.by, self.run.place, AUTHOR_ROLES)[1],
        }

    def get_context_data(self, **kwargs):
        drawn = [one for one in self.estates if one.boundary]
        return super().get_context_data(
            proposal=self.proposal, run=self.run, boundaries=boundaries(drawn), alike=self.alike(), **kwargs
        )

    def alike(self) -> list:
        """Proposals that may be like what is being written."""
        title = self.request.POST.get("title") or self.written.title
        text = self.request.POST.get("solution") or self.written.solution
        key = self.proposal.pk if self.proposal else 0
        return queries.alike(self.run, Told(key, title, " ".join(text.split())[:120])) if title else []

    def act(self, form):
        filled = form.cleaned_data
        given = {
            "by": self.by, "run": self.run, "draft": form.draft(), "estate": form.chosen_estate, "proposal": self.proposal,
            "photos": filled["photos"], "files": filled["files"], "team": filled.get("team", ""), "client_id": form.once,
        }  # fmt: skip
        if form.is_draft:
            return actions.save_draft(**given)
        return actions.submit_proposal(**given, why=filled.get("why", ""))

    def done_with(self, result):
        if not result.version:
            return say("The draft is kept. Only your team and the social worker who coaches you see it.")
        if result.version > 1:
            return say("The change stands. Whoever had co-signed is asked again.")
        return say("The proposal is public. Now win your neighbours to co-sign.")


class ProposeView(ProposeMixin, ActionView):
    """A new proposal; own drafts are offered to go on with."""

    title = say("Make a proposal")
    lead = say("Short is enough: problem, solution, cost, and what you do yourselves.")
    button = say("Submit the proposal")

    def get_context_data(self, **kwargs):
        own = queries.own_proposals(self.by, self.run) if self.by.person or self.by.household else []
        links = [Link(one.title, one.get_absolute_url()) for one in own]
        return super().get_context_data(own=links, **kwargs)


class ChangeView(ProposalMixin, ProposeMixin, ActionView):
    """Change a proposal, or go on with a draft."""

    verb = "proposals.submit_proposal"
    title = say("Change the proposal")
    button = say("Submit")

    @property
    def lead(self):
        if self.proposal.cosigned:
            return say(
                "%(n)d households have co-signed what stands now. After a change they are asked again.",
                n=self.proposal.cosigned,
            )
        return self.proposal.title


class NominateView(CallMixin, ActionView):
    """Enter an estate, or change what was entered."""

    form_class = forms.NominationForm
    template_name = "proposals/nominate.html"
    title = say("Enter your estate")
    button = say("Enter it")
    done = say("The estate is in the contest. Everybody can read its page now.")

    @cached_property
    def estates(self) -> list[Place]:
        """The estates that this actor speaks for."""
        return [one for one in queries.estates_for(self.run) if self.by.holds(NOMINATING_ROLES, one)]

    @cached_property
    def estate(self) -> Place | None:
        asked = self.request.GET.get("estate")
        return next((one for one in self.estates if one.code == asked), next(iter(self.estates), None))

    @cached_property
    def entered(self) -> Proposal | None:
        own = queries.own_proposals(self.by, self.run) if self.estate else []
        standing = (one for one in own if one.estate_id == self.estate.pk and one.state != "withdrawn")
        found = next(standing, None)
        return queries.proposal_with_parts(found.pk) if found else None

    @property
    def lead(self):
        return self.estate.name if self.estate else ""

    def may(self):
        subject = Proposal(run=self.run, estate=self.estate) if self.estate else self.run
        may = allowed(self.by, "proposals.nominate_estate", subject)
        if may and self.call is None:
            return NO_CALL
        return OTHER_CALL if may and self.call.kind != CallKind.NOMINATIONS else may

    def get_form_kwargs(self):
        draft = queries.draft_of(self.entered) if self.entered else ProposalDraft()
        enclosures = self.entered.enclosures.all() if self.entered else ()
        return {**super().get_form_kwargs(), "draft": draft, "enclosures": enclosures}

    def get_context_data(self, **kwargs):
        here = [Link(one.name, f"?estate={one.code}", here=one == self.estate) for one in self.estates]
        return super().get_context_data(tabs=here if len(here) > 1 else [], **kwargs)

    def act(self, form):
        if self.estate is None:
            raise Refusal(Sentence(ONLY_ESTATES))
        return actions.nominate_estate(
            by=self.by, run=self.run, estate=self.estate, draft=form.draft(), photos=form.cleaned_data["photos"],
            client_id=form.once,
        )  # fmt: skip


class WithdrawView(ProposalMixin, ActionView):
    """Take a proposal back, with a public reason."""

    verb = "proposals.withdraw_proposal"
    form_class = forms.ReasonForm
    title = say("Withdraw a proposal")
    button = say("Withdraw it")
    done = say("The proposal is withdrawn; it stays to be read.")

    def act(self, form):
        return actions.withdraw_proposal(
            by=self.by, proposal=self.proposal, reason=form.cleaned_data["reason"]
        )
