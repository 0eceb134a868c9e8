"""What households say, counted."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views import View

from linli.civic.places.queries import boundaries
from linli.kernel.sentence import mark as _
from linli.kernel.sentence import say
from linli.platform.documents import charts, press
from linli.platform.permits import allowed, permit
from linli.platform.sheets import Column, sheet_response
from linli.platform.ui.views import ByMixin, PageView
from linli.platform.ui.words import percent, told
from linli.practices.needs import queries
from linli.practices.needs.enums import QuestionKind
from linli.practices.needs.queries import QuestionTotals, Totals
from linli.practices.needs.views.runs import SurveyPage


class TotalsView(SurveyPage, PageView):
    """The public totals: each question, each estate, how many took part. Own words and photos are only counted."""

    template_name = "needs/totals.html"

    def get_context_data(self, **kwargs: Any) -> dict:
        counted = queries.totals(self.survey)
        drawn = [(one, chart_of(one), table_of(one, counted)) for one in counted.questions]
        if not self.survey.is_open:
            press.svgs([spec for _one, spec, _table in drawn if spec])  # all at once, in one process
        return super().get_context_data(
            survey=self.survey, crumbs=self.crumbs, totals=counted, drawn=drawn,
            spots=json.dumps(spots) if (spots := queries.spots_of(self.survey)) else "", boundaries=boundaries(counted.estates),
            exports=allowed(self.by, "needs.export_answers", self.survey).passed, **kwargs,
        )  # fmt: skip


def chart_of(one: QuestionTotals) -> charts.Spec | None:
    """A bar for each choice or mark, in households, under the finding as its title; None where nothing is counted."""
    if not one.households or not one.lines:
        return None
    ordered = (
        one.lines
        if one.question.kind == QuestionKind.SCALE
        else sorted(one.lines, key=lambda line: -line.count)
    )
    rows = [(line.label, line.count) for line in ordered]
    return charts.bars(rows, told(finding(one)), gettext("households"))


def finding(one: QuestionTotals):
    """What a question brought to light, as a sentence."""
    if one.mean is not None:
        mean = f"{float(one.mean):.1f}"
        return say(
            "On average %(mean)s of %(most)d, from %(n)d households",
            mean=mean,
            most=one.question.most,
            n=one.households,
        )
    return say(
        "Most said “%(choice)s”: %(share)s of %(n)d households",
        choice=one.top.label,
        share=percent(one.top.share, 0),
        n=one.households,
    )


def table_of(one: QuestionTotals, counted: Totals) -> tuple[list[str], list[list[str]]] | None:
    """The table behind a chart: choices by estates, each in households."""
    if not one.lines:
        return None
    header = ["", gettext("All"), *(estate.name for estate in counted.estates)]
    rows = [
        [line.label, f"{line.count} ({percent(line.share, 0)})", *map(str, line.by_estate)]
        for line in one.lines
    ]
    return header, rows


class AnswersExportView(SurveyPage, ByMixin, View):
    """Every form as a line, without names and addresses."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        permit(self.by, "needs.export_answers", self.survey)
        questions = queries.questions_of(self.survey)
        asked = [Column(f"q{one.pk}", one.text) for one in questions if one.kind != QuestionKind.PHOTO]
        fixed = [Column("n", _("No.")), Column("estate", _("Estate")), Column("channel", _("Channel"))]
        return sheet_response(self.survey.title, [*fixed, *asked], _lines(self.survey))


def _lines(survey):
    for number, form in enumerate(queries.answers_of(survey), 1):
        said: dict[str, list[str]] = {}
        for answer in form.answers.all():
            value = (
                answer.choice.text
                if answer.choice
                else answer.text
                if answer.mark is None
                else str(answer.mark)
            )
            said.setdefault(f"q{answer.question_id}", []).append(value)
        fixed = {"n": number, "estate": form.household.estate.name, "channel": form.get_channel_display()}
        yield fixed | {code: "; ".join(values) for code, values in said.items()}
