"""Co-signing by households, and lists on paper."""

from __future__ import annotations

from django.db import transaction

from linli.kernel.sentence import say
from linli.platform.permits import allowed
from linli.platform.sheets import ImportView
from linli.platform.ui.views import ActionView
from linli.practices.proposals import actions, forms, imports, queries
from linli.practices.proposals.views.subjects import ProposalMixin


class CosignView(ProposalMixin, ActionView):
    """A household signs what it has read; the page shows it in short."""

    form_class = forms.SignForm
    template_name = "proposals/cosign.html"
    title = say("Co-sign")
    button = say("Our household co-signs")
    done = say("Your household's signature is counted. You can take it back while proposals are signed.")
    keeps_draft = False

    def may(self):
        return allowed(self.by, "proposals.cosign", self.run)

    def get_initial(self):
        return {"version": self.proposal.version}

    def get_context_data(self, **kwargs):
        draft = queries.draft_of(self.proposal)
        mine = queries.signature_of(self.by, self.proposal)
        return super().get_context_data(proposal=self.proposal, draft=draft, mine=mine, **kwargs)

    def act(self, form):
        actions.cosign(by=self.by, proposal=self.proposal, version=form.cleaned_data["version"])
        return self.proposal


class WithdrawCosignView(ProposalMixin, ActionView):
    """Take the signature back."""

    title = say("Take your signature back")
    button = say("Take it back")
    done = say("Your household's signature no longer counts.")

    def may(self):
        return allowed(self.by, "proposals.cosign", self.run)

    def act(self, form):
        actions.withdraw_cosign(by=self.by, proposal=self.proposal)
        return self.proposal


class ImportCosignsView(ProposalMixin, ImportView):
    """Who signed on paper, as a sheet: one row a household."""

    verb = "proposals.record_paper_cosigns"
    title = say("Record a paper list")
    columns = imports.COSIGN_COLUMNS

    def check(self, rows):
        return imports.Households(self.run.place).faults(rows, self.proposal.version)

    @transaction.atomic
    def bring_in(self, rows):
        known = imports.Households(self.run.place)
        by_version: dict[int, list] = {}
        for row in rows:
            version = row.get("version") or self.proposal.version
            by_version.setdefault(version, []).append(known.of(row))
        new = sum(
            actions.record_paper_cosigns(
                by=self.by, proposal=self.proposal, households=households, version=version
            )
            for version, households in by_version.items()
        )
        return say("New signatures: %(n)d. Households known before were left as they are.", n=new)
