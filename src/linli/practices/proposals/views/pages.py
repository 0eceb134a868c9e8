"""One proposal for everybody, its versions with what differs, and the list to be signed on paper."""

from __future__ import annotations

from django.http import Http404
from django.utils.functional import cached_property

from linli.civic.places.queries import boundaries
from linli.civic.process.views.standing import stage_steps, timeline_item
from linli.kernel.sentence import say
from linli.platform.documents import qr
from linli.platform.journal import queries as journal
from linli.platform.journal.freshness import fresh_for
from linli.platform.permits import allowed
from linli.platform.ui.views import PageView, PrintView
from linli.practices.proposals import queries
from linli.practices.proposals.enums import ProposalState
from linli.practices.proposals.models import Proposal, Version
from linli.practices.proposals.rules import MICRO, ProposalDraft, changes_between
from linli.practices.proposals.views.subjects import ProposalMixin, list_url

AUTHORS_MAY = ("submit_proposal", "merge_proposals", "withdraw_proposal")
OTHERS_MAY = ("coach", "record_paper_cosigns")
ROWS_ON_PAPER = 20


class Photo:
    """A photo as the photo list shows it."""

    def __init__(self, attachment, title: str):
        self.url, self.full_url = attachment.thumbnail_url, attachment.url
        self.caption = title


def enclosed(proposal: Proposal, draft: ProposalDraft) -> dict[str, list]:
    """The photos and attachments that a version shows."""
    by_number = {one.attachment_id: one.attachment for one in proposal.enclosures.all()}
    return {
        "photos": [Photo(by_number[one], draft.title) for one in draft.photos if one in by_number],
        "files": [by_number[one] for one in draft.files if one in by_number],
    }


class ProposalView(ProposalMixin, PageView):
    """What is proposed, what it costs, who carries it, how it came about and what became of it."""

    template_name = "proposals/proposal.html"

    def get_context_data(self, **kwargs):
        if self.proposal.is_public:
            fresh_for(self.request, self.run.place)
        kwargs |= {**self.told(), **self.carried(), **self.talked(), **self.doable()}
        return super().get_context_data(
            run=self.run,
            crumbs=self.crumbs,
            steps=stage_steps(self.run),
            list_url=list_url(self.run),
            **kwargs,
        )

    def told(self) -> dict:
        """What the proposal says, with photos, attachments and map."""
        draft = queries.draft_of(self.proposal)
        enclosures = enclosed(self.proposal, draft)
        return {"proposal": self.proposal, "draft": draft, **enclosures, **self.map_of(draft)}

    def carried(self) -> dict:
        """Who signed, and whether the reader did."""
        return {
            "floor": 0 if self.proposal.is_nomination else queries.floor_of(self.run),
            "signed": queries.signatures_told(self.proposal),
            "mine": queries.signature_of(self.by, self.proposal),
        }

    def talked(self) -> dict:
        """Advice, overlaps, the merger that waits, and what happened."""
        return {
            "advice": queries.advice_on(self.proposal),
            "overlaps": queries.overlaps_of(self.proposal),
            "merger": queries.open_merger_of(self.proposal),
            "timeline": [timeline_item(one) for one in journal.of_subject(self.proposal)],
        }

    def doable(self) -> dict:
        """What the reader may do with it now."""
        stands = self.proposal.state in (ProposalState.STANDING, ProposalState.DRAFT)
        verbs = (*AUTHORS_MAY, *OTHERS_MAY) if stands else ()
        may = {verb: allowed(self.by, f"proposals.{verb}", self.proposal).passed for verb in verbs}
        signable = self.proposal.state == ProposalState.STANDING and not self.proposal.is_nomination
        may["cosign"] = signable and allowed(self.by, "proposals.cosign", self.run).passed
        return {"may": may, "signable": signable and self.stage_takes("proposals.cosign")}

    def stage_takes(self, verb: str) -> bool:
        """Whether the open stage gives this verb to anybody."""
        return self.run.is_open and bool(self.run.playbook.roles_for(self.run.stage_code, verb))

    def map_of(self, draft: ProposalDraft) -> dict:
        """The point on the estate's boundary, where both are known."""
        if draft.point is None or not self.proposal.estate or not self.proposal.estate.boundary:
            return {}
        longitude, latitude = (part / MICRO for part in draft.point)
        return {
            "spots": f"[[{latitude}, {longitude}]]",
            "boundaries": boundaries([self.proposal.estate]),
        }


class VersionView(ProposalMixin, PageView):
    """One version beside the one before it."""

    template_name = "proposals/version.html"

    @cached_property
    def version(self) -> Version:
        version = queries.version_of(self.proposal, self.kwargs["number"])
        if version is None:
            raise Http404
        return version

    def get_context_data(self, **kwargs):
        fresh_for(self.request, self.run.place)
        older = queries.version_of(self.proposal, self.version.number - 1)
        before = older.draft if older else ProposalDraft()
        return super().get_context_data(
            proposal=self.proposal,
            version=self.version,
            older=older,
            crumbs=self.crumbs,
            changes=changes_between(before, self.version.draft),
            versions=list(self.proposal.versions.all()),
            **kwargs,
        )


class CosignListView(ProposalMixin, PrintView):
    """A list to be signed on paper: what is signed, which version, and room for names."""

    template_name = "proposals/cosign_list.html"
    file_name = "cosign-list"

    @property
    def title(self) -> str:
        return self.proposal.title

    def get_context_data(self, **kwargs):
        address = self.request.build_absolute_uri(self.proposal.get_absolute_url())
        said = {"proposal": self.proposal, "draft": queries.draft_of(self.proposal)}
        version = queries.version_of(self.proposal, self.proposal.version)
        if version is None:
            raise Http404
        return super().get_context_data(
            **kwargs | said,
            version=version,
            rows=range(1, ROWS_ON_PAPER + 1),
            code=qr.svg(address, scale=3),
            note=say("Your name stays on this paper; the site counts households."),
        )
