"""The landing pages of the duties: which proposal of the run it is about."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from linli.civic.process.views.runs import RunMixin
from linli.kernel.sentence import say
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Words
from linli.platform.ui.views import ChoiceView, Option
from linli.practices.proposals import queries
from linli.practices.proposals.enums import ProposalState


class ChoosingView(RunMixin, ChoiceView):
    """What a duty may be about in a run; `page` is where it is done."""

    template_name = "proposals/choose.html"
    page = ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(run=self.run, crumbs=self.crumbs, **kwargs)

    def option(self, proposal, subject=None) -> Option:
        """The proposal as one may choose it."""
        may = allowed(self.by, self.key, subject or proposal)
        url = reverse(f"proposals:{self.page}", kwargs={"proposal": proposal.pk}) if may else ""
        note = proposal.get_state_display() if may else may.because
        return Option(proposal.title, url, f"{proposal.on_behalf} · {proposal.place.name}", note)


class OwnChoice(ChoosingView):
    """A duty of authors about what is theirs."""

    states: tuple[str, ...] = (ProposalState.DRAFT, ProposalState.STANDING)
    nothing = say("You have proposed nothing here that this could be about.")

    def options(self) -> Iterator[Option]:
        for proposal in queries.own_proposals(self.by, self.run):
            if proposal.state in self.states:
                yield self.option(proposal)


class WithdrawChoice(OwnChoice):
    key = "proposals.withdraw_proposal"
    page = "withdraw"
    lead = say("Which one?")


class MergeChoice(OwnChoice):
    key = "proposals.merge_proposals"
    page = "merge"
    lead = say("Which of your proposals takes in others?")
    states = (ProposalState.STANDING,)


class ConsentChoice(ChoosingView):
    key = "proposals.consent_merge"
    lead = say("Other authors ask whether you become one.")
    nothing: Words = say("No merger waits for your answer.")

    def options(self) -> Iterator[Option]:
        for side in queries.sides_to_answer(self.by, [self.run]):
            into = side.merger.into.title
            yield Option(
                side.proposal.title, side.merger.get_absolute_url(), say("into “%(title)s”", title=into)
            )


class CoachChoice(ChoosingView):
    key = "proposals.coach"
    page = "advise"
    lead = say("Drafts too: advice before the first version costs no signature.")
    nothing = say("Nothing has been proposed yet.")

    def options(self) -> Iterator[Option]:
        standing = queries.submitted_in(self.run).filter(state=ProposalState.STANDING)
        for proposal in [*queries.drafts_to_coach(self.run), *queries.with_run(standing).order_by("number")]:
            yield self.option(proposal)


class CosignChoice(ChoosingView):
    key = "proposals.cosign"
    page = "cosign_one"
    lead = say("Read first; each household signs once, and signs again after a change.")
    nothing = say("Nothing has been proposed yet.")

    def options(self) -> Iterator[Option]:
        signed = queries.signed_in_run(self.by.household, self.run) if self.by.household else {}
        standing = queries.submitted_in(self.run).filter(state=ProposalState.STANDING, kind="proposals")
        for proposal in queries.with_run(standing).order_by("number"):
            url = reverse("proposals:cosign_one", kwargs={"proposal": proposal.pk})
            mine = signed.get(proposal.pk)
            yield Option(proposal.title, url, f"{proposal.on_behalf} · {proposal.place.name}", _signed(mine))


def _signed(mine) -> Words:
    if mine is None:
        return ""
    return say("your household has co-signed") if mine.counts else say("signed for an earlier version")
