"""The rule and the match: declared, computed, published, recounted."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.process.views.runs import RunMixin
from linli.civic.process.views.standing import stage_steps
from linli.kernel.sentence import say
from linli.platform.ui.views import ActionView, PageView
from linli.practices.matching import actions, exports, forms, rules
from linli.practices.matching.models import AdoptedTerms
from linli.practices.matching.queries import latest_match, published_for, rule_of_run, standings
from linli.practices.matching.views import blocks


class RuleView(RunMixin, PageView):
    """The declared rule in words: public."""

    template_name = "matching/rule.html"

    def get_context_data(self, **kwargs):
        declared = rule_of_run(self.run)
        told = rules.tell_rule(declared.rule) if declared else []
        return super().get_context_data(run=self.run, declared=declared, told=told, **kwargs)


class DeclareRuleView(RunMixin, ActionView):
    """Declare the rule that the council adopted."""

    verb = "matching.declare_rule"
    form_class = forms.RuleForm
    title = say("Declare the match rule")
    lead = say("It is fixed and hashed before any estate enters; nobody can change it afterwards.")
    button = say("Declare it for good")
    done = say("The rule is declared.")

    @cached_property
    def adopted(self) -> AdoptedTerms | None:
        return AdoptedTerms.objects.filter(run=self.run).first()

    def get_form_kwargs(self):
        terms = self.run.playbook.values() | (self.adopted.terms if self.adopted else {})
        if not rules.TERMS.issubset(terms):  # a method that adds nothing to what neighbours pay
            raise Http404
        return {**super().get_form_kwargs(), "rule": rules.rule_of(terms)}

    def goes_to(self, result) -> str:
        return reverse("matching:rule", kwargs={"run": self.run.pk})

    def act(self, form):
        return actions.declare_rule(by=self.by, run=self.run, rule=form.rule())


class PublishMatchView(RunMixin, ActionView):
    """See what the rule comes to, and publish just that."""

    verb = "matching.publish_match"
    template_name = "matching/publish.html"
    title = say("Publish the match")
    lead = say("It follows from the rule and from what is paid. You publish it; nobody can edit it.")
    button = say("Publish the match")
    done = say("The match is published with its dossier.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(run=self.run, standings=standings(self.run), **kwargs)

    def goes_to(self, result) -> str:
        return result.get_absolute_url()

    def act(self, form):
        return actions.publish_match(by=self.by, run=self.run)


class MatchView(RunMixin, PageView):
    """The published match, estate by estate, with its dossier: public, and as XLSX."""

    template_name = "matching/match.html"

    def get(self, request, *args, **kwargs):
        if request.GET.get("export") == "xlsx":
            return exports.awards_sheet(published_for(self.run))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        match, found = latest_match(self.run), standings(self.run)
        return super().get_context_data(
            run=self.run,
            match=match,
            steps=stage_steps(self.run),
            figures=blocks.totals(found),
            results=[one for one in found if match],
            rule=rules.tell_rule(match.rule.rule) if match else [],
            **kwargs,
        )
