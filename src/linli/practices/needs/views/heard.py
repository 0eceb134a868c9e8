"""Reports and complaints."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from linli.civic.places.models import Place
from linli.civic.places.queries import boundaries
from linli.kernel.sentence import Sentence, say
from linli.platform.permits import allowed, permit
from linli.platform.sheets import ImportView
from linli.platform.ui.blocks import Column, Filter
from linli.platform.ui.views import ActionView, PageView, SheetView
from linli.practices.needs import actions, forms, imports, queries
from linli.practices.needs.enums import ComplaintState, GroupState, NeedState, ReportKind
from linli.practices.needs.models import Report
from linli.practices.needs.views.runs import NeedsPage, needs_url

STANDING = {
    GroupState.CONFIRMED: say("sorted, to be appraised"),
    GroupState.APPRAISED: say("appraised, being held against the negative list"),
    GroupState.ADMISSIBLE: say("on the list of topics"),
    GroupState.REFUSED: say("can't be paid by the fund"),
}


def standing(report: Report) -> Sentence:
    """How a report stands, for whoever told it and for everybody."""
    need = report.need
    if need.state == NeedState.ANSWERED:
        return say("answered")
    if need.state == NeedState.GROUPED:
        return STANDING.get(need.group.state, say("sorted"))
    return say("received")


class ReportNeedView(NeedsPage, ActionView):
    """Tell a need with photo and place."""

    form_class = forms.ReportForm
    template_name = "needs/report_need.html"
    title = say("Report a need")
    button = say("Send it to the community")
    done = say("Thank you. The report is kept, and you can see here how it stands.")

    @cached_property
    def estates(self) -> list[Place]:
        """The estates for which this reader may report."""
        named = queries.named_estates(self.run)
        return [
            one for one in named if allowed(self.by, "needs.report_need", Report(run=self.run, estate=one))
        ]

    def may(self):
        return allowed(self.by, "needs.report_need", self.run) if not self.estates else None

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"estates": self.estates}

    def act(self, form):
        estate = form.cleaned_data["estate"]
        return actions.report_need(
            by=self.by, run=self.run, estate=estate, draft=form.draft(), client_id=form.once
        )

    def get_context_data(self, **kwargs: Any) -> dict:
        mine = queries.reports_of(self.by.household) if self.by.household else []
        return super().get_context_data(
            boundaries=boundaries(self.estates), mine=[(one, standing(one)) for one in mine], known=self.by.household is not None,
            **kwargs,
        )  # fmt: skip


class ReportView(NeedsPage, PageView):
    """One report and how it stands; text and photo for whoever told it, for those who work here, and where it is public."""

    template_name = "needs/report.html"

    @cached_property
    def report(self) -> Report:
        rows = Report.objects.select_related(
            "run__edition", "run__place", "estate", "photo", "need__group__fund_check"
        )
        return get_object_or_404(rows, pk=self.kwargs["report"])

    @cached_property
    def run(self):
        return self.report.run

    def get_context_data(self, **kwargs: Any) -> dict:
        mine = self.by.household is not None and self.by.household.pk == self.report.household_id
        return super().get_context_data(
            report=self.report, crumbs=self.crumbs, standing=standing(self.report), mine=mine,
            reads=mine or self.report.public or allowed(self.by, "needs.read_needs", self.report).passed, **kwargs,
        )  # fmt: skip


class ReportsView(NeedsPage, SheetView):
    """Every report of a run with how it stands, for everybody."""

    title = say("Reported needs")
    lead = say("What residents told freely, and what became of it. Nobody's name is shown.")
    empty_sentence = say("Nothing has been reported yet.")
    empty_do = say("Report a need")
    search = ()
    sorts = {"new": (say("latest first"), "-reported_at"), "old": (say("earliest first"), "reported_at")}
    columns = (
        Column(
            say("Need"),
            lambda one: one.text if one.public else say("not public"),
            "lead",
            url=Report.get_absolute_url,
        ),
        Column(say("Kind"), "get_kind_display"),
        Column(say("Estate"), "estate.name"),
        Column(say("State"), standing),
        Column(say("Reported"), "reported_at", "when"),
    )

    @property
    def empty_url(self) -> str:
        return needs_url("report_need", self.run)

    def rows(self):
        return queries.public_reports(self.run)

    def filters(self):
        estates = [(str(one.pk), one.name) for one in queries.named_estates(self.run)]
        return (Filter("kind", say("Kind"), ReportKind.choices), Filter("estate", say("Estate"), estates))


class ComplaintsView(SheetView):
    """The hotline's complaints about a place, for those who work with them."""

    title = say("Complaints of the hotline")
    search = ("where", "kind", "text", "number")
    exports = "complaints"
    sorts = {"new": (say("latest first"), "-at"), "old": (say("earliest first"), "at")}
    columns = (
        Column(say("Text"), "text", "lead", note="where"),
        Column(say("Kind"), "kind"),
        Column(say("Estate"), "estate.name"),
        Column(say("Time"), "at", "when"),
        Column(say("State"), "get_state_display"),
        Column(say("Number"), "number"),
    )
    empty_sentence = say("No complaints have been brought in.")

    @cached_property
    def place(self) -> Place:
        return get_object_or_404(Place, code=self.kwargs["place"])

    def rows(self):
        permit(self.by, "needs.read_needs", self.place)
        return queries.complaints_of(self.place)

    def filters(self):
        return (Filter("state", say("State"), ComplaintState.choices),)


class ImportComplaintsView(NeedsPage, ImportView):
    """Bring in the hotline's sheet for a run; what was brought in before is not doubled."""

    verb = "needs.import_complaints"
    title = say("Bring in complaints of the hotline")
    lead = say("The hotline's sheet as it is. The same complaint brought in again is not doubled.")
    columns = imports.COMPLAINTS

    def check(self, rows):
        return imports.complaint_faults(rows)

    def bring_in(self, rows):
        lines = imports.complaint_rows(rows)
        new = actions.import_complaints(by=self.by, place=self.run.place, rows=lines, run=self.run)
        return say(
            "Complaints brought in: %(new)d new, %(known)d known before", new=new, known=len(lines) - new
        )


class ImportPlaceComplaintsView(ImportView):
    """Bring in the hotline's sheet of a place outside any run, for example to see whether complaints have become fewer."""

    title = ImportComplaintsView.title
    lead = ImportComplaintsView.lead
    columns = imports.COMPLAINTS

    @cached_property
    def place(self) -> Place:
        return get_object_or_404(Place, code=self.kwargs["place"])

    def may(self):
        return allowed(self.by, "needs.import_complaints", self.place)

    def check(self, rows):
        return imports.complaint_faults(rows)

    def bring_in(self, rows):
        lines = imports.complaint_rows(rows)
        new = actions.import_complaints(by=self.by, place=self.place, rows=lines)
        return say(
            "Complaints brought in: %(new)d new, %(known)d known before", new=new, known=len(lines) - new
        )
