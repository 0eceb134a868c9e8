"""Score sheets and results as XLSX and as Word; reviewers by their numbers only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from linli.kernel.sentence import Sentence, say
from linli.platform.documents.word import Paper
from linli.platform.ui import words
from linli.platform.ui.blocks import Column
from linli.platform.ui.exports import XLSX, workbook
from linli.practices.panels import rules
from linli.practices.panels.enums import Decision
from linli.practices.panels.models import Candidate, Panel, ScoreSheet
from linli.practices.panels.queries import organiser_table, published_table, standing_candidates, valid_sheets

RANKED = (
    Column(say("Rank"), "rank", "number"),
    Column(say("Candidate number"), "number"),
    Column(say("Candidate"), "title", "lead"),
    Column(say("Estate"), "estate"),
    Column(say("Score sheets"), "sheets", "number"),
    Column(say("Score"), "shown"),
    Column(say("Decision"), "decision"),
)


def results_book(panel: Panel) -> HttpResponse:
    """Every candidate with its score, the best first."""
    return _book(say("Scores"), "scores", RANKED, ranked_rows(panel))


def sheets_book(panel: Panel) -> HttpResponse:
    """Every valid score sheet in a row of its own, with the points of each criterion."""
    columns = (
        Column(say("Candidate number"), "number"),
        Column(say("Candidate"), "title", "lead"),
        Column(say("Reviewer"), "reviewer", "number"),
        *(Column(Sentence(one.title), f"points.{one.code}", "number") for one in panel.rubric.criteria),
        Column(say("Score"), "score"),
        Column(say("Note"), "note"),
    )
    return _book(say("Score sheets"), "sheets", columns, _sheet_rows(panel))


SHEETS: dict[str, Callable[[Panel], HttpResponse]] = {"xlsx": results_book, "sheets": sheets_book}


def ranked_rows(panel: Panel) -> list[dict]:
    """The rows of the result; before publication as the sheets stand, without a decision."""
    if panel.published_at:
        return [
            {**row, "sheets": row["result"]["sheets"], "decision": Decision(row["state"]).label}
            for row in published_table(panel)
        ]
    rows = enumerate(organiser_table(panel), 1)
    return [{**row._asdict(), "rank": place, "decision": Decision.PENDING.label} for place, row in rows]


def sheet_paper(candidate: Candidate, sheet: ScoreSheet, lang: str) -> Paper:
    """One reviewer's sheet, with a line to sign."""
    rubric = candidate.panel.rubric
    paper = Paper(_("Score sheet"), lang)
    paper.table([_("Matter"), _("What it is")], _facts(candidate))
    rows = [
        [words.told(Sentence(one.title)), str(one.weight), f"{sheet.points[one.code]} / {one.most}"]
        for one in rubric.criteria
    ]
    total = rules.two_places(sheet.total_by(rubric))
    paper.table([_("Criterion"), _("Weight"), _("Points")], [*rows, [_("Score"), "100", total]])
    if sheet.note:
        paper.heading(1, _("Note"))
        paper.paragraph(sheet.note)
    paper.signatures([f"{_('Reviewer')}{_(': ')}____________", words.when(sheet.sent_at)])
    return paper


def scores_paper(panel: Panel, lang: str) -> Paper:
    """The rubric, the rule, the result of all candidates, and a line for each reviewer to sign."""
    rubric = panel.rubric
    paper = Paper(panel.run.title, lang)
    paper.heading(1, _("Rubric"))
    criteria = [[words.told(Sentence(one.title)), str(one.weight), str(one.most)] for one in rubric.criteria]
    paper.table([_("Criterion"), _("Weight"), _("Most points")], criteria)
    for sentence in rules.tell_rubric(rubric):
        paper.paragraph(words.told(sentence))
    paper.heading(1, _("Scores"))
    header = [words.told(column.title) for column in RANKED]
    rows = [[words.told(row[column.value]) for column in RANKED] for row in ranked_rows(panel)]
    paper.table(header, rows)
    if panel.published_at:
        paper.paragraph(f"{_('Dossier')}{_(': ')}{panel.dossier}")
    seats = panel.reviewers.filter(recused_at=None).count()
    paper.signatures([f"{_('Reviewer')}{_(': ')}____________"] * seats + [words.when(panel.published_at)])
    return paper


def _facts(candidate: Candidate) -> list[tuple[str, str]]:
    estate = candidate.estate.name if candidate.estate else ""
    return [
        (_("Candidate number"), candidate.number),
        (_("Candidate"), candidate.title),
        (_("Estate"), estate),
        (_("Costs"), words.yuan(candidate.cost_fen)),
    ]


def _sheet_rows(panel: Panel) -> list[dict]:
    found = valid_sheets(panel)
    return [
        {
            "number": candidate.number,
            "title": candidate.title,
            "reviewer": sheet.number,
            "points": sheet.points,
            "score": rules.two_places(rules.sheet_score(panel.rubric, sheet.points)),
            "note": sheet.note,
        }
        for candidate in standing_candidates(panel)
        for sheet in found.get(candidate.pk, ())
    ]


def _book(title: Sentence, name: str, columns: Sequence[Column], rows: Iterable) -> HttpResponse:
    content = workbook(words.told(title), columns, rows)
    headers = {
        "Content-Disposition": content_disposition_header(True, f"{name}.xlsx"),
        "Cache-Control": "no-store",
    }
    return HttpResponse(content, XLSX, headers=headers)
