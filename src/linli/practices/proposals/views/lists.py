"""The list of a run's proposals: public, on one page up to 500, as XLSX and CSV."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from linli.civic.places.queries import estates_of
from linli.civic.process.views.runs import RunMixin
from linli.civic.process.views.standing import stage_steps
from linli.kernel.sentence import say
from linli.platform.journal.freshness import fresh_for
from linli.platform.sheets.writing import safe_text
from linli.platform.ui.blocks import Column, Filter, Link
from linli.platform.ui.exports import cell_text
from linli.platform.ui.views import SheetView
from linli.platform.ui.words import told
from linli.practices.proposals.enums import ProposalState
from linli.practices.proposals.queries import categories_in, floor_of, submitted_in

SHOWN = (
    "pk",
    "number",
    "title",
    "on_behalf",
    "estate__name",
    "category__title",
    "asked_fen",
    "beneficiaries",
    "cosigned",
    "state",
)
STATES = dict(ProposalState.choices)
OFFERED = [(state, label) for state, label in ProposalState.choices if state != ProposalState.DRAFT]


def category_told(row: Mapping[str, Any]) -> str:
    """The category of a row in the reader's language."""
    return gettext(row["category__title"]) if row["category__title"] else ""


class ProposalsView(RunMixin, SheetView):
    """Every proposal that was submitted, in six queries however many there are."""

    template_name = "proposals/list.html"
    paginate_by = 500
    columns = (
        Column(say("No."), "number", "number"),
        Column(say("Title"), "title", "lead"),
        Column(say("Proposed by"), "on_behalf"),
        Column(say("Estate"), "estate__name"),
        Column(say("Category"), category_told),
        Column(say("Asked for"), "asked_fen", "yuan"),
        Column(say("Households that benefit"), "beneficiaries", "number"),
        Column(say("Co-signed"), "cosigned", "number"),
        Column(say("State"), lambda row: STATES[row["state"]]),
    )
    title = say("Proposals")
    search = ("title", "summary", "on_behalf", "estate__name")
    sorts = {
        "number": (say("Number"), "number"),
        "cosigned": (say("Co-signed most"), "-cosigned"),
        "cost": (say("Least asked for"), "asked_fen"),
        "title": (say("Title"), "title"),
    }
    exports = "proposals"
    empty_sentence = say("Nothing has been proposed yet.")

    def rows(self):
        fresh_for(self.request, self.run.place)
        return submitted_in(self.run).values(*SHOWN)

    def find(self, rows, words):
        if words.isdigit():
            return rows.filter(Q(number=int(words[:9])) | Q(title__contains=words))
        return super().find(rows, words)

    def filters(self):
        estates = [(one.pk, one.name) for one in estates_of(self.run.place).only("name")]
        categories = [(one.pk, one.told) for one in categories_in(self.run)]
        found = [("category", say("Category"), categories), ("estate", say("Estate"), estates)]
        offered = [Filter(*one) for one in found if one[2]]
        return [*offered, Filter("state", say("State"), OFFERED)]

    def get(self, request, *args, **kwargs):
        if request.GET.get("export") == "csv":
            return self.as_csv(self.get_queryset())
        return super().get(request, *args, **kwargs)

    def as_csv(self, rows) -> HttpResponse:
        """All rows of this choice as CSV, safe against formulas."""
        text = StringIO("\ufeff")
        text.seek(1)
        writer = csv.writer(text)
        writer.writerow(told(column.title) for column in self.columns)
        for row in rows.iterator():
            writer.writerow(safe_text(cell_text(column, row)) for column in self.columns)
        named = {"Content-Disposition": 'attachment; filename="proposals.csv"'}
        return HttpResponse(text.getvalue(), "text/csv; charset=utf-8", headers=named)

    def get_context_data(self, **kwargs):
        floor = floor_of(self.run)
        context = super().get_context_data(
            run=self.run, steps=stage_steps(self.run), floor=floor, acts=self.acts(), **kwargs
        )
        return context | {"csv_url": context["sheet"].export_url.replace("export=xlsx", "export=csv")}

    def acts(self) -> list[Link]:
        """What the open stage lets somebody do here; each page says who."""
        offered = (
            ("submit_proposal", say("Propose something")),
            ("nominate_estate", say("Enter your estate")),
            ("cosign", say("Co-sign")),
        )
        return [
            Link(title, reverse(f"proposals:{verb}", kwargs={"run": self.run.pk}), plain=verb == "cosign")
            for verb, title in offered
            if self.run.is_open and self.run.playbook.roles_for(self.run.stage_code, f"proposals.{verb}")
        ]
