"""The rules of a contest, from the draft to their adoption."""

from __future__ import annotations

from dataclasses import replace

from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.process.views.runs import RunMixin
from linli.civic.process.views.standing import stage_steps
from linli.kernel.playbook import Parameter
from linli.kernel.sentence import say
from linli.kernel.verdict import Verdict
from linli.platform.permits import allowed
from linli.platform.ui.views import ActionView, PageView, found_or_404
from linli.practices.contests import actions, forms
from linli.practices.contests.models import ContestRules
from linli.practices.contests.queries import change_with_rules, changes_in, rules_of_run
from linli.practices.contests.rules import terms_in

NOT_DRAFTED = Verdict(False, say("The rules have not been drafted yet."))


class RulesMixin(RunMixin):
    """A view of the rules of a run."""

    @cached_property
    def contest_rules(self) -> ContestRules | None:
        return rules_of_run(self.run)

    @property
    def back_url(self) -> str:
        return reverse("contests:rules", kwargs={"run": self.run.pk})

    def terms(self) -> list[Parameter]:
        """The terms of the match as they were drafted."""
        drafted = self.contest_rules.terms if self.contest_rules else {}
        return [
            replace(one, default=drafted.get(one.code, one.default)) for one in terms_in(self.run.playbook)
        ]


class RulesView(RulesMixin, PageView):
    """The rules with every proposed change and its answer: public."""

    template_name = "contests/rules.html"

    def get_context_data(self, **kwargs):
        verbs = ("draft_rules", "propose_change", "adopt_rules", "answer_change")
        return super().get_context_data(
            run=self.run,
            steps=stage_steps(self.run),
            rules=self.contest_rules,
            terms=self.terms(),
            changes=changes_in(self.contest_rules) if self.contest_rules else [],
            may={verb: allowed(self.by, f"contests.{verb}", self.run) for verb in verbs},
            **kwargs,
        )


class DraftRulesView(RulesMixin, ActionView):
    """Write the rules, or write them anew."""

    verb = "contests.draft_rules"
    form_class = forms.RulesForm
    title = say("Draft the rules")
    lead = say("The committees and self-organisations propose changes; the council adopts.")
    button = say("Save the draft")
    done = say("The draft is public now.")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "run": self.run}

    def get_initial(self):
        drafted = self.contest_rules
        return {"text": drafted.text, **drafted.terms} if drafted else {}

    def act(self, form):
        return actions.draft_rules(
            by=self.by, run=self.run, text=form.cleaned_data["text"], terms=form.terms()
        )


class ProposeChangeView(RulesMixin, ActionView):
    """Propose a change in the name of an estate."""

    verb = "contests.propose_change"
    form_class = forms.ChangeForm
    title = say("Propose a change to the rules")
    button = say("Propose it")
    done = say("Your proposal is public. It will be answered before the rules are adopted.")

    def may(self):
        return super().may() if self.contest_rules else NOT_DRAFTED

    def goes_to(self, result) -> str:
        return self.back_url

    def act(self, form):
        return actions.propose_change(
            by=self.by, contest_rules=self.contest_rules, text=form.cleaned_data["text"], client_id=form.once
        )


class AnswerChangeView(ActionView):
    """Answer a proposed change in public."""

    form_class = forms.ChangeAnswerForm
    title = say("Answer a proposed change")
    button = say("Publish the answer")

    @cached_property
    def change(self):
        return found_or_404(change_with_rules(self.kwargs["change"]))

    @property
    def lead(self):
        return say("%(who)s: %(text)s", who=self.change.on_behalf, text=self.change.text)

    @property
    def back_url(self) -> str:
        return self.change.rules.get_absolute_url()

    def may(self):
        return allowed(self.by, "contests.answer_change", self.change)

    def goes_to(self, result) -> str:
        return self.back_url

    def act(self, form):
        return actions.answer_change(by=self.by, change=self.change, **form.cleaned_data)


class AdoptRulesView(RulesMixin, ActionView):
    """The council adopts; from then on nothing changes."""

    verb = "contests.adopt_rules"
    template_name = "contests/adopt.html"
    title = say("Adopt the rules")
    button = say("Adopt and freeze them")
    done = say("The rules are adopted and bear their digest.")

    def may(self):
        return super().may() if self.contest_rules else NOT_DRAFTED

    def get_context_data(self, **kwargs):
        return super().get_context_data(run=self.run, rules=self.contest_rules, terms=self.terms(), **kwargs)

    def act(self, form):
        return actions.adopt_rules(by=self.by, contest_rules=self.contest_rules)
