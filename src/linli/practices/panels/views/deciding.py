"""All scores side by side, and the publication of what follows from them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.process.views.standing import stage_steps
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal
from linli.platform.journal.freshness import fresh_for
from linli.platform.permits import verb
from linli.platform.ui.views import ActionView, PageView
from linli.practices.panels import actions, exports
from linli.practices.panels.queries import lacking_sheets, organiser_table, published_table
from linli.practices.panels.views.panels import PanelMixin


class ScoresView(PanelMixin, PageView):
    """Every candidate with its sheets and score: for the office and the supervisors, after publication for everybody."""

    template_name = "panels/scores.html"

    def get(self, request, *args, **kwargs):
        panel = self.existing()
        if not self.sees_scores():
            raise Refusal(Sentence(verb("panels.see_scores").refusal))
        asked = request.GET.get("export", "")
        if asked in exports.SHEETS:
            return exports.SHEETS[asked](panel)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        panel = self.panel
        fresh_for(self.request, self.run.place)
        before, after = reverse("panels:candidate", kwargs={"candidate": 0}).rsplit("0", 1)
        return super().get_context_data(
            run=self.run,
            panel=panel,
            results=published_table(panel) if panel.published_at else [],
            rows=[] if panel.published_at else organiser_table(panel),
            before=before,
            after=after,
            **kwargs,
        )


class PublishDecisionsView(PanelMixin, ActionView):
    """See what is still lacking, and publish what follows from the sheets."""

    verb = "panels.publish_decisions"
    needs_open = True
    template_name = "panels/publish.html"
    title = say("Publish the decisions")
    lead = say(
        "They follow from the score sheets and the frozen rule. You publish them; nobody can edit them."
    )
    button = say("Publish all decisions for good")
    done = say("The decisions are published with their dossier.")

    @cached_property
    def lacking(self) -> list:
        return lacking_sheets(self.panel) if self.panel and self.panel.is_open else []

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            run=self.run, panel=self.panel, steps=stage_steps(self.run), lacking=self.lacking, **kwargs
        )

    def goes_to(self, result) -> str:
        return reverse("panels:scores", kwargs={"run": self.run.pk})

    def act(self, form):
        return actions.publish_decisions(by=self.by, run=self.run)
