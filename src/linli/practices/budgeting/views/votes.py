"""Votes: the list, the page of one with its live turnout, and how one is closed."""

from __future__ import annotations

from django.shortcuts import get_object_or_404

from linli.civic.places.models import Place
from linli.kernel.sentence import say
from linli.platform.journal.freshness import fresh_for
from linli.platform.ui.blocks import Column, Filter
from linli.platform.ui.views import ActionView, PageView, SheetView
from linli.practices.budgeting import actions, forms, queries
from linli.practices.budgeting.enums import BallotKind, VoteState
from linli.practices.budgeting.rules.declared import PURPOSES, told_rule
from linli.practices.budgeting.views.papers import papers_links
from linli.practices.budgeting.views.subjects import CountMixin, RunVoteMixin, VoteMixin

OFFICER_VERBS = ("prepare_vote", "open_vote", "call_off_vote", "close_vote", "allocate", "vote")


class VotesView(SheetView):
    """The votes of a place, or of all places."""

    title = say("Residents' votes")
    columns = (
        Column(say("Vote"), "title", "lead", url=lambda vote: vote.get_absolute_url()),
        Column(say("Place"), "place.name"),
        Column(say("How one votes"), "get_kind_display"),
        Column(say("Budget"), "budget_fen", "yuan", label=True),
        Column(say("State"), "get_state_display"),
    )
    search = ("run__title", "run__place__name")
    sorts = {"new": (say("Newest first"), "-id"), "old": (say("Oldest first"), "id")}
    exports = "votes"
    empty_sentence = say("Nothing has been brought to a vote here yet.")

    def rows(self):
        code = self.request.GET.get("place")
        return queries.votes_at(get_object_or_404(Place, code=code) if code else None)

    def filters(self):
        return (
            Filter("state", say("State"), VoteState.choices),
            Filter("kind", say("How one votes"), BallotKind.choices),
        )


class VoteView(VoteMixin, PageView):
    """A vote for everybody: what can be chosen, by which rule, how many have voted. Never for what, before it is over."""

    template_name = "budgeting/vote.html"

    def get_context_data(self, **kwargs):
        vote = self.vote
        fresh_for(self.request, vote.place)
        return super().get_context_data(
            vote=vote,
            crumbs=self.crumbs[:1],
            options=self.options,
            turnout=queries.turnout(vote),
            papers=papers_links(self, vote),
            findings=queries.findings_of(vote),
            may=self.allowed_verbs(*OFFICER_VERBS),
            **self.declared(),
            **self.own(),
            **kwargs,
        )

    def declared(self) -> dict:
        """The rule in words, and what it does."""
        rule = self.vote.rule
        return {"rule": told_rule(rule), "purpose": PURPOSES.get(rule.get("name", ""), "")}

    def own(self) -> dict:
        """What this reader has cast and begun, while ballots are taken."""
        voter = queries.voter_of(self.vote, self.by) if self.vote.is_open else None
        return {"ballot": queries.ballot_of(voter), "draft": queries.draft_of(voter)}


class TurnoutView(VoteMixin, PageView):
    """The part of a vote's page that renews itself: how many have voted."""

    template_name = "budgeting/turnout.html"

    def get_context_data(self, **kwargs):
        fresh_for(self.request, self.vote.place)
        return super().get_context_data(vote=self.vote, turnout=queries.turnout(self.vote), **kwargs)


class EstatesView(VoteMixin, PageView):
    """How many have voted in each estate."""

    template_name = "budgeting/estates.html"

    def get_context_data(self, **kwargs):
        fresh_for(self.request, self.vote.place)
        rows = queries.turnout_by_estate(self.vote)
        return super().get_context_data(vote=self.vote, rows=rows, crumbs=self.crumbs, **kwargs)


class CloseVoteView(RunVoteMixin, ActionView):
    """Close the register; before it, how many have voted and what still waits."""

    verb = "budgeting.close_vote"
    template_name = "budgeting/close_vote.html"
    title = say("Close the vote")
    lead = say("No ballot is taken after that, and what was voted may be seen.")
    button = say("Close it")
    done = say("The vote is closed. Now have the result computed.")

    def act(self, form):
        return actions.close_vote(by=self.by, vote=self.vote)

    def get_context_data(self, **kwargs):
        turnout = queries.turnout(self.vote) if self.vote else None
        return super().get_context_data(vote=self.vote, turnout=turnout, **kwargs)


class ManyFromOneView(CountMixin, ActionView):
    """Many ballots from one address: what a supervisor found."""

    verb = "budgeting.look_into_address"
    form_class = forms.FindingForm
    title = say("Many ballots from one address")
    button = say("Publish it")
    done = say("Kept and published.")

    @property
    def lead(self):
        return say(
            "%(n)d ballots of “%(run)s” came from one network address within a day. Each needed a household's code or a sign-in of its own.",
            n=self.count.ballots, run=self.vote.title,
        )  # fmt: skip

    def act(self, form):
        return actions.look_into_address(by=self.by, count=self.count, finding=form.cleaned_data["finding"])

    def goes_to(self, result):
        return self.vote.get_absolute_url()
