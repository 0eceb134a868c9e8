"""Before the ballots: preparing, opening, calling off, accepting part funding."""

from __future__ import annotations

from django.urls import reverse

from linli.civic.process.views.runs import RunMixin
from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import Verdict
from linli.platform.permits import allowed
from linli.platform.ui.views import ActionView, ChoiceView, Option
from linli.practices.budgeting import actions, forms, queries
from linli.practices.budgeting.enums import VoteState
from linli.practices.budgeting.forms.preparing import initial_of
from linli.practices.budgeting.rules.declared import told_rule
from linli.practices.budgeting.views.subjects import OptionMixin, RunVoteMixin, VoteMixin


class PrepareVoteView(RunVoteMixin, ActionView):
    """Say how the vote is held; its options come by themselves."""

    verb = "budgeting.prepare_vote"
    form_class = forms.PrepareForm
    title = say("Prepare the vote")
    lead = say("All of this is published and frozen when the vote opens; nobody can change it then.")
    button = say("Keep this")
    done = say("Kept. Look at it once more, then open the vote.")

    def may(self):
        return allowed(self.by, self.verb, self.run)

    def get_initial(self):
        return initial_of(self.vote, self.run.playbook.values())

    def act(self, form):
        return actions.prepare_vote(by=self.by, run=self.run, draft=form.draft())

    def goes_to(self, result):
        return result.get_absolute_url()


class OpenVoteView(RunVoteMixin, ActionView):
    """Look at everything once more, then freeze it."""

    verb = "budgeting.open_vote"
    template_name = "budgeting/open_vote.html"
    title = say("Open the vote")
    lead = say("From now on nobody can change the options, the budget or the rule.")
    button = say("Freeze it and open the vote")
    done = say("The vote is open. Its rules are frozen and hashed.")

    def act(self, form):
        return actions.open_vote(by=self.by, vote=self.vote)

    def get_context_data(self, **kwargs):
        options = queries.options_of(self.vote) if self.vote else []
        rule = told_rule(self.vote.rule) if self.vote else ""
        return super().get_context_data(vote=self.vote, options=options, rule=rule, **kwargs)


class CallOffView(VoteMixin, ActionView):
    verb = "budgeting.call_off_vote"
    form_class = forms.ReasonForm
    title = say("Call the vote off")
    button = say("Call it off")
    done = say("The vote is called off; its ballots are kept and count nowhere.")

    def act(self, form):
        return actions.call_off_vote(by=self.by, vote=self.vote, reason=form.cleaned_data["reason"])


class ChooseOwnOptionView(RunMixin, ChoiceView):
    """Which of one's own options."""

    template_name = "budgeting/choose.html"
    key = "budgeting.consent_part"
    lead = say(
        "If the money does not reach for all of it, a part may still be funded. Only its author can accept that."
    )
    nothing = say("There is no option of yours whose ballots are still open.")

    def options(self):
        vote = queries.vote_of(self.run)
        if vote is None or vote.state not in (VoteState.PREPARING, VoteState.OPEN):
            return
        for option in queries.options_of(vote):
            option.vote = vote
            if allowed(self.by, self.key, option):
                url = reverse("budgeting:consent", kwargs={"option": option.pk})
                yield Option(option.title, url, note=say("costs %(cost)s", cost=str(Money(option.cost_fen))))

    def get_context_data(self, **kwargs):
        return super().get_context_data(run=self.run, **kwargs)


class ConsentView(OptionMixin, ActionView):
    """The author accepts less than all."""

    verb = "budgeting.consent_part"
    form_class = forms.ConsentForm
    title = say("Accept part funding")
    button = say("Accept it")
    done = say("Kept. If the money reaches for that much, it can be chosen.")

    @property
    def lead(self):
        return say(
            "“%(option)s” costs %(cost)s.", option=self.option.title, cost=str(Money(self.option.cost_fen))
        )

    def get_initial(self):
        return {"least": self.option.least_fen}

    def may(self) -> Verdict:
        return allowed(self.by, self.verb, self.option)

    def act(self, form):
        return actions.consent_part(by=self.by, option=self.option, least_fen=form.cleaned_data["least"])
