"""The page of a run's needs, and what all pages of needs share."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.process.models import Run
from linli.civic.process.views.runs import RunMixin
from linli.kernel.sentence import say
from linli.platform.permits import allowed, verb
from linli.platform.ui.blocks import Figure, Link
from linli.platform.ui.views import PageView, found_or_404
from linli.practices.needs import facts, queries
from linli.practices.needs.models import Survey

ACTS = (
    "needs.fill_in_form",
    "needs.report_need",
    "needs.record_visit",
    "needs.enter_paper_form",
    "needs.build_survey",
    "needs.import_forms",
    "needs.import_complaints",
    "needs.close_survey",
    "needs.group_needs",
    "needs.appraise_group",
    "needs.check_fund_lists",
)


def needs_url(name: str, run: Run) -> str:
    """The address of a page of needs for a run."""
    return reverse(f"needs:{name}", kwargs={"run": run.pk})


class NeedsPage(RunMixin):
    """A page of one run: crumbs lead to the run and to its needs."""

    @property
    def crumbs(self) -> list[Link]:
        return [
            Link(self.run.title, self.run.get_absolute_url()),
            Link(say("Needs"), needs_url("run", self.run)),
        ]

    @property
    def back_url(self) -> str:
        return needs_url("run", self.run)


class SurveyPage(NeedsPage):
    """A page of one survey, `self.survey`; its run comes from it."""

    @cached_property
    def survey(self) -> Survey:
        return found_or_404(queries.survey_for_page(self.kwargs["survey"]))

    @cached_property
    def run(self) -> Run:
        return self.survey.run

    @property
    def back_url(self) -> str:
        return self.survey.get_absolute_url()

    def may(self):
        return allowed(self.by, self.verb, self.survey) if self.verb else None


class RunNeedsView(NeedsPage, PageView):
    """What a run has heard so far, and what the reader can do about it."""

    template_name = "needs/run.html"

    def get_context_data(self, **kwargs: Any) -> dict:
        reached, sent = facts.households_reached(self.run), facts.forms_by_estate(self.run)
        return super().get_context_data(
            run=self.run, crumbs=self.crumbs[:1], surveys=queries.surveys_of(self.run), acts=list(self.acts()),
            reads=allowed(self.by, "needs.read_needs", self.run), figures=self.figures(reached, sent),
            estates=[(name, sent[name][0], reached[name][0], sent[name][1]) for name in sent], **kwargs,
        )  # fmt: skip

    def acts(self):
        """The duties of the open stage that this reader may do here."""
        for key in ACTS:
            if key in self.run.stage.verbs() and allowed(self.by, key, self.run):
                yield Link(say(verb(key).title), needs_url(key.removeprefix("needs."), self.run))

    def figures(self, reached: dict, sent: dict) -> list[Figure]:
        """How many households were reached and sent a form, out of all."""
        whole = sum(pair[1] for pair in sent.values())
        on_the_round, in_forms = (sum(pair[0] for pair in counts.values()) for counts in (reached, sent))
        told, told_url = queries.public_reports(self.run).count(), needs_url("reports", self.run)
        return [
            Figure(on_the_round, say("households"), say("reached on the round, of %(n)d", n=whole)),
            Figure(in_forms, say("households"), say("sent in a form, of %(n)d", n=whole)),
            Figure(told, say("needs"), say("told freely"), how_url=told_url),
        ]
