"""After the ballots: the result, each option's reasons, what other rules would have chosen, and the files."""

from __future__ import annotations

from django.http import Http404
from django.utils.functional import cached_property

from linli.kernel.sentence import on_day, say
from linli.platform import clock
from linli.platform.journal.freshness import fresh_for
from linli.platform.ui.blocks import Decision, Figure
from linli.platform.ui.views import ActionView, PageView, PrintView, found_or_404
from linli.practices.budgeting import actions, exports, queries
from linli.practices.budgeting.models import Allocation
from linli.practices.budgeting.rules import DOSSIER_RULE
from linli.practices.budgeting.rules.declared import told_rule
from linli.practices.budgeting.views.pictures import compared, explained, supported
from linli.practices.budgeting.views.subjects import OptionMixin, RunVoteMixin, VoteMixin


class AllocateView(RunVoteMixin, ActionView):
    """Have the result computed, sealed and published."""

    verb = "budgeting.allocate"
    template_name = "budgeting/close_vote.html"
    title = say("Compute and publish the result")
    lead = say("The rule that was frozen computes it; nobody can edit it.")
    button = say("Compute and publish")
    done = say("The result is published, with a file from which anybody can count it again.")

    def act(self, form):
        return actions.allocate(by=self.by, vote=self.vote)

    def goes_to(self, result):
        return result.get_absolute_url()

    def get_context_data(self, **kwargs):
        turnout = queries.turnout(self.vote) if self.vote else None
        return super().get_context_data(vote=self.vote, turnout=turnout, **kwargs)


class ResultMixin(VoteMixin):
    """A view of a published result; before it there is no such page."""

    @cached_property
    def allocation(self) -> Allocation:
        return found_or_404(getattr(self.vote, "allocation", None))


class ResultView(ResultMixin, PageView):
    """What was chosen, with how much, by which rule; each option leads to its reasons."""

    template_name = "budgeting/result.html"

    def get(self, request, *args, **kwargs):
        if request.GET.get("export") == "xlsx" and self.allocation:
            return exports.results_xlsx(self.vote, self.options)
        fresh_for(request, self.vote.place)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        vote, allocation = self.vote, self.allocation
        options = sorted(self.options, key=lambda one: (not one.is_chosen, one.place_won or 0, one.pk))
        return super().get_context_data(
            vote=vote,
            crumbs=self.crumbs,
            decision=decision_of(allocation),
            figures=self.figures(),
            rows=[(one, supported(allocation.outcome, one)) for one in options],
            turnout=queries.turnout(vote),
            **kwargs,
        )

    def figures(self) -> list[Figure]:
        """Money and ballots as headlines; a ranking has no money."""
        chosen, outcome = sum(one.is_chosen for one in self.options), self.allocation.outcome
        found = [Figure(chosen, "", say("of %(n)d options were chosen", n=len(self.options)))]
        if not self.vote.is_ranking:
            found.append(Figure.money(outcome["cost"], say("of the budget are granted")))
            found.append(Figure.money(outcome["left_fen"], say("are left")))
        if self.vote.has_ballots:
            found.append(Figure(outcome["ballots"], "", say("ballots counted")))
        return found


class OptionView(OptionMixin, PageView):
    """One option: what it is about, and once the result is published why it was chosen or not, in words and a picture."""

    template_name = "budgeting/option.html"

    def get_context_data(self, **kwargs):
        fresh_for(self.request, self.vote.place)
        allocation = getattr(self.vote, "allocation", None)
        support = queries.supports_of(self.vote, queries.options_of(self.vote))[self.option.number]
        return super().get_context_data(
            vote=self.vote,
            option=self.option,
            crumbs=self.crumbs,
            support=support,
            result=explained(allocation, self.option, support) if allocation else None,
            may=self.allowed_verbs("consent_part"),
            **kwargs,
        )


class WhatIfView(ResultMixin, PageView):
    """What every rule would have chosen from the same ballots, side by side."""

    template_name = "budgeting/what_if.html"

    def get_context_data(self, **kwargs):
        fresh_for(self.request, self.vote.place)
        table = compared(queries.dossier_inputs(self.vote), self.allocation.outcome, self.options)
        return super().get_context_data(vote=self.vote, table=table, crumbs=self.crumbs, **kwargs)


class WhatIfPrintView(ResultMixin, PrintView):
    """The same on paper."""

    template_name = "budgeting/what_if_print.html"
    file_name = "what-if"
    title = say("What other rules would have chosen")

    def get_context_data(self, **kwargs):
        table = compared(queries.dossier_inputs(self.vote), self.allocation.outcome, self.options)
        return super().get_context_data(vote=self.vote, table=table, **kwargs)


class BallotFileView(VoteMixin, PageView):
    """The published ballots as CSV, XLSX or Pabulib; there is no file before the vote is over."""

    def get(self, request, *args, **kwargs):
        vote = self.vote
        write = exports.BALLOT_FILES.get(self.kwargs["form"])
        if write is None or not vote.is_over or not vote.has_ballots:
            raise Http404
        return write(vote, self.options, queries.ballot_lines(vote))


def decision_of(allocation: Allocation) -> Decision:
    """The result as a building block: the rule, when, and the dossier to count it again."""
    vote, outcome = allocation.vote, allocation.outcome
    chosen = [say("%(n)d options are chosen", n=len(outcome["winners"]))]
    return Decision(
        outcome=say("The result of “%(run)s”", run=vote.title),
        reasons=chosen,
        rule=told_rule(vote.rule),
        edition=DOSSIER_RULE["version"],
        decided_by=say(
            "the rule that was frozen on %(day)s", day=on_day(vote.opened_at.astimezone(clock.CHINA).date())
        ),
        when=allocation.published_at.astimezone(clock.CHINA).date(),
        dossier_url=allocation.dossier.page_url,
        command=f"linli recount {allocation.dossier.hex}.json",
    )
