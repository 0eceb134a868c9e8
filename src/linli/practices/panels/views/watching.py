"""The supervisors may open any sheet; each look is recorded."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property

from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal
from linli.platform.permits import allowed, verb
from linli.platform.ui.blocks import Column
from linli.platform.ui.views import ActionView, SheetView, found_or_404
from linli.practices.panels import actions
from linli.practices.panels.models import ScoreSheet
from linli.practices.panels.queries import sheet_with_all, sheets_in, versions_of
from linli.practices.panels.rules import two_places
from linli.practices.panels.views.panels import PanelMixin


class SheetsView(PanelMixin, SheetView):
    """Every score sheet of a panel and every version, without points or names."""

    columns = (
        Column(
            say("Candidate"),
            "candidate.title",
            "lead",
            url=lambda one: reverse("panels:sheet", kwargs={"sheet": one.pk}),
            note="candidate.number",
        ),
        Column(say("Reviewer"), "reviewer.number", "number", label=True),
        Column(say("Version"), "version", "number", label=True),
        Column(say("Handed in on"), "sent_at", "when"),
    )
    title = say("Open score sheets")
    lead = say("Whatever you open is recorded in the journal, and everybody sees that it was opened.")
    search = ("candidate__title", "candidate__number")
    empty_sentence = say("No score sheet has come in yet.")

    def get(self, request, *args, **kwargs):
        if self.panel and not allowed(self.by, "panels.open_sheet", self.panel):
            raise Refusal(Sentence(verb("panels.open_sheet").refusal))
        return super().get(request, *args, **kwargs)

    def rows(self):
        return sheets_in(self.panel) if self.panel else ScoreSheet.objects.none()


class OpenSheetView(ActionView):
    """One sheet: asked for first, then shown with its reviewer's name and every version."""

    title = say("Open the score sheet")
    lead = say("You will see who scored, and every version. Your look is recorded.")
    button = say("Open this sheet")
    keeps_draft = False

    @cached_property
    def sheet(self) -> ScoreSheet:
        return found_or_404(sheet_with_all(self.kwargs["sheet"]))

    @property
    def crumbs(self):
        return self.sheet.candidate.title

    @property
    def back_url(self) -> str:
        return reverse("panels:open_sheet", kwargs={"run": self.sheet.run.pk})

    def may(self):
        return allowed(self.by, "panels.open_sheet", self.sheet)

    def form_valid(self, form):
        sheet = actions.open_sheet(by=self.by, sheet=self.sheet)
        self.template_name = "panels/sheet.html"
        rubric = sheet.candidate.panel.rubric
        versions = [
            (
                one,
                [(each, one.points[each.code]) for each in rubric.criteria],
                two_places(one.total_by(rubric)),
            )
            for one in versions_of(sheet)
        ]
        return self.render_to_response(
            self.get_context_data(form=form, sheet=sheet, rubric=rubric, versions=versions)
        )
