"""The ballot on the phone, the receipt, and the own ballot found again."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property

from linli.kernel.sentence import say
from linli.kernel.verdict import Verdict, refuse_if
from linli.platform.identity.adapters import client_address
from linli.platform.ui.views import ActionView, PageView
from linli.practices.budgeting import actions, forms, queries
from linli.practices.budgeting.actions.voting import not_on_the_roll, voted_elsewhere
from linli.practices.budgeting.enums import Channel, SecondBallot
from linli.practices.budgeting.models import Ballot, BallotDraft, Option, Voter
from linli.practices.budgeting.queries import BallotLine
from linli.practices.budgeting.rules.voting import plain_receipt
from linli.practices.budgeting.views.subjects import RunVoteMixin, VoteMixin


class BallotView(RunVoteMixin, ActionView):
    """The ballot: choose, have it counted again without casting it, cast it. Works without scripts."""

    verb = "budgeting.vote"
    template_name = "budgeting/ballot.html"
    form_class = forms.BallotForm
    title = say("Your ballot")
    button = say("Cast my ballot")
    keeps_draft = False

    @cached_property
    def options(self) -> list[Option]:
        return queries.options_of(self.vote) if self.vote else []

    @cached_property
    def voter(self) -> Voter | None:
        return queries.voter_of(self.vote, self.by) if self.vote else None

    @cached_property
    def cast(self) -> Ballot | None:
        return queries.ballot_of(self.voter)

    @property
    def lead(self):
        return self.run.title

    def may(self) -> Verdict:
        verdict = super().may()
        if not verdict:
            return verdict
        if not self.vote.is_open:
            return Verdict(False, say("This vote is not open for ballots."))
        if not self.vote.takes_online:
            return Verdict(False, say("This vote takes no ballots online."))
        if self.voter is None:
            return Verdict(False, not_on_the_roll(self.vote))
        elsewhere = self.cast and self.cast.channel != Channel.ONLINE
        if elsewhere and self.vote.second == SecondBallot.REFUSE:
            return Verdict(False, voted_elsewhere(self.cast))
        return verdict

    def get_form(self, form_class=None):
        return super().get_form() if self.vote else None

    def get_form_kwargs(self):
        draft = queries.draft_of(self.voter)
        begun = draft or self.cast
        initial = {"choice": begun.choice if begun else {}}
        return {**super().get_form_kwargs(), "vote": self.vote, "options": self.options, "initial": initial}

    def act(self, form):
        if self.request.POST.get("step") == "recount":
            return actions.keep_draft(by=self.by, vote=self.vote, choice=form.choice())
        address = client_address(self.request)
        return actions.vote(
            by=self.by, vote=self.vote, choice=form.choice(), address=address, client_id=form.once
        )

    def done_with(self, result):
        if isinstance(result, BallotDraft):
            return say("Your choice is kept and not cast yet.")
        return say("Your vote is saved.")

    def goes_to(self, result):
        if isinstance(result, BallotDraft):
            return f"{self.request.path}#total"
        return reverse("budgeting:saved", kwargs={"vote": self.vote.pk})

    def get_context_data(self, **kwargs):
        return super().get_context_data(vote=self.vote, cast=self.cast, run=self.run, **kwargs)


class SavedView(VoteMixin, PageView):
    """“Your vote is saved”: what counts for this reader, and the code by which it is found later."""

    template_name = "budgeting/saved.html"

    def get_context_data(self, **kwargs):
        voter = queries.voter_of(self.vote, self.by)
        refuse_if(not_on_the_roll(self.vote) if voter is None else None)
        ballot = queries.ballot_of(voter)
        return super().get_context_data(
            vote=self.vote,
            ballot=ballot,
            chosen=chosen_of(self.options, ballot),
            draft=queries.draft_of(voter),
            receipt=queries.receipt_of(voter),
            crumbs=self.crumbs,
            **kwargs,
        )


class FindView(VoteMixin, PageView):
    """Find the own ballot in the published file by its receipt code; anybody may try, only the code finds it."""

    template_name = "budgeting/find.html"

    def post(self, request, *args, **kwargs):
        """A code is sent in the body, so that it stands in no log."""
        return self.get(request)

    def get_context_data(self, **kwargs):
        code = self.request.POST.get("code", "")
        line = queries.published_ballot(self.vote, code) if plain_receipt(code) else None
        return super().get_context_data(
            vote=self.vote,
            form=forms.ReceiptForm({"code": code} if code else None),
            code=code,
            line=line,
            chosen=chosen_of(self.options, line),
            channel=Channel(line.channel).label if line else "",
            crumbs=self.crumbs,
            **kwargs,
        )


def chosen_of(options: list[Option], ballot: Ballot | BallotLine | None) -> list[tuple[Option, int]]:
    """The options that a ballot chooses, each with its points."""
    choice = ballot.choice if ballot else {}
    return [(option, choice[option.number]) for option in options if option.number in choice]
