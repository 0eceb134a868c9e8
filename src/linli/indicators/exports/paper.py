"""The report as a Word document, after the habits of GB/T 9704."""

from __future__ import annotations

from django.utils.translation import get_language, gettext

from linli.indicators import pictures
from linli.indicators.queries import Part, Report
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal
from linli.platform.documents import charts
from linli.platform.documents.word import Paper
from linli.platform.ui.words import told, when

BASIS = say(
    "Every figure was counted on %(day)s from the records that residents and staff left in Linli; none was typed in. The online report leads from each figure to its records."
)


def word_of(report: Report) -> Paper:
    """Title, what it rests on, the four parts with tables and pictures, place and day."""
    paper = Paper(told(report.title), get_language() or "zh-hans")
    paper.paragraph(told(span(report)))
    paper.paragraph(told(basis(report)))
    drawn = iter(pictures.draw([spec for part in report.parts for spec in part.charts]))
    for part in report.parts:
        _add(paper, part, [(spec, next(drawn)) for spec in part.charts])
    paper.signatures([report.place.name, when(report.made_on)])
    return paper


def span(report: Report) -> Sentence:
    """The period, as a line of its own."""
    return say("Period: %(span)s.", span=report.span)


def basis(report: Report) -> Sentence:
    """What the figures rest on, with the day."""
    return say(BASIS.message, day=when(report.made_on))


def _add(paper: Paper, part: Part, drawn: list[tuple[charts.Spec, str]]) -> None:
    paper.heading(1, told(part.title))
    paper.heading(2, gettext("In short"))
    for sentence in part.sentences:
        paper.paragraph(told(sentence))
    paper.heading(2, gettext("Figures, and how they were counted"))
    rows = [(told(one.title), " ".join(one.shown).strip(), told(one.because)) for one in part.measured]
    paper.table((gettext("Indicator"), gettext("Value"), gettext("How it was counted")), rows)
    if drawn:
        paper.heading(2, gettext("In pictures"))
    for spec, svg in drawn:
        _show(paper, spec, svg)


def _show(paper: Paper, spec: charts.Spec, svg: str) -> None:
    """The picture with its numbers; the numbers alone where it can't be drawn."""
    paper.paragraph(charts.title_of(spec))
    try:
        if svg:
            paper.picture(svg)
    except Refusal:
        pass
    paper.table(*charts.table_of(spec))
