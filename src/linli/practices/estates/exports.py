"""A plan for paper and for Word."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from linli.platform.documents.word import Paper
from linli.platform.ui import words
from linli.practices.estates.models import EstateClass, Plan, PlanMeasure, PlanVersion


def plan_sheet(plan: Plan, version: PlanVersion, row: EstateClass | None) -> dict[str, Any]:
    """What a version says, in the reader's words."""
    adoption = version.adoption if version.is_adopted else None
    facts = [
        (_("Estate"), plan.estate.name),
        (_("Run"), plan.run.title),
        (_("Class"), row.get_tier_display() if row else _("not classed")),
        (_("Version"), str(version.number)),
        (_("Drafted on"), words.when(version.drafted_at)),
        (_("Adopted on"), words.when(adoption.adopted_on) if adoption else _("not adopted yet")),
        (_("Money in all"), words.yuan(version.cost_fen)),
    ]
    return {
        "title": _("Plan of %(estate)s") % {"estate": plan.estate.name},
        "facts": facts,
        "aims": version.aims,
        "header": [_("No."), _("Measure"), _("Need that it answers"), _("Who"), _("Until when"), _("Money"), _("Paid by")],
        "rows": [_row(one) for one in version.measures.all()],
        "digest": version.digest,
    }  # fmt: skip


def plan_paper(sheet: dict[str, Any], lang: str) -> Paper:
    """The plan as a Word document."""
    paper = Paper(sheet["title"], lang)
    paper.heading(1, _("The plan"))
    paper.table([_("Matter"), _("What it is")], sheet["facts"])
    paper.heading(1, _("Aims"))
    paper.paragraph(sheet["aims"])
    paper.heading(1, _("Measures"))
    paper.table(sheet["header"], sheet["rows"])
    line = f"{_(': ')}____________"
    paper.signatures([f"{_('Committee of the estate')}{line}", f"{_('Residents’ committee')}{line}"])
    return paper


def _row(one: PlanMeasure) -> list[str]:
    money = words.yuan(one.cost_fen) if one.cost_fen else "—"
    return [
        str(one.number),
        one.title,
        one.need_words,
        one.who,
        words.when(one.due_on),
        money,
        one.money_from,
    ]
