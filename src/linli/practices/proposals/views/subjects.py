"""What the pages of proposals are about."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.process.views.runs import RunMixin
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Link
from linli.practices.proposals import queries
from linli.practices.proposals.models import Call, Proposal


class CallMixin(RunMixin):
    """A view of a run and its call."""

    @cached_property
    def call(self) -> Call | None:
        return queries.call_of(self.run)

    @property
    def back_url(self) -> str:
        return list_url(self.run)


class ProposalMixin:
    """A view of one proposal; a draft is shown to its authors and to whoever coaches them."""

    verb = ""

    @cached_property
    def proposal(self) -> Proposal:
        proposal = queries.proposal_with_parts(self.kwargs["proposal"])
        if proposal is None or not (proposal.is_public or self.knows(proposal)):
            raise Http404
        return proposal

    def knows(self, proposal: Proposal) -> bool:
        """Whether this reader may see a draft."""
        return proposal.is_by(self.by) or self.by.holds({"social_worker"}, proposal.place)

    @property
    def run(self):
        return self.proposal.run

    @property
    def back_url(self) -> str:
        return self.proposal.get_absolute_url()

    @property
    def place_name(self) -> str:
        return self.proposal.place.name

    @property
    def lead(self):
        return self.proposal.title

    @property
    def crumbs(self) -> list[Link]:
        return [
            Link(self.run.place.name, reverse("place", kwargs={"place": self.run.place.code})),
            Link(self.run.title, self.run.get_absolute_url()),
        ]

    def may(self):
        return allowed(self.by, self.verb, self.proposal) if self.verb else None


def list_url(run) -> str:
    """The list of a run's proposals."""
    return reverse("proposals:proposals", kwargs={"run": run.pk})
