"""The acceptance sheet: what was accepted, by whom, and what was paid; for print and for Word."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from linli.platform.documents.word import Paper
from linli.platform.ui import words
from linli.practices.microprojects.enums import InspectionOutcome
from linli.practices.microprojects.models import MicroProject, Milestone


def acceptance_sheet(project: MicroProject, *, named: bool) -> dict[str, Any]:
    """What the sheet says, in the reader's words, from a project with all; names are masked unless `named`."""
    shown = str if named else words.masked_name
    acceptance = project.acceptance
    return {
        "title": _("Acceptance of a micro-project"),
        "facts": [
            (_("Project"), project.title),
            (_("Estate"), project.estate.name),
            (
                _("Carried out by"),
                project.carried_out_by
                if named or project.organisation
                else words.masked_name(project.contractor),
            ),
            (_("Begun on"), words.when(project.started_on)),
            (_("Accepted on"), words.when(project.accepted_on)),
            (_("Own part"), words.yuan(project.own_fen)),
            (_("Guarantee fund"), words.yuan(project.matched_fen)),
            (_("Budget"), words.yuan(project.budget_fen)),
            (_("Benefiting households"), str(project.beneficiaries)),
        ],
        "design": project.design,
        "header": [
            _("No."),
            _("Milestone"),
            _("Accepted on"),
            _("Accepted by"),
            _("Tranche"),
            _("Paid out on"),
        ],
        "rows": [_milestone_row(one, shown) for one in project.milestones.all()],
        "opinion": acceptance.opinion,
        "signer": shown(acceptance.person.name),
        "signed_on": words.when(acceptance.signed_at),
        "digest": _in_groups(acceptance.digest),
    }


def acceptance_paper(sheet: dict[str, Any], lang: str) -> Paper:
    """The sheet as a Word document."""
    paper = Paper(sheet["title"], lang)
    paper.heading(1, _("The project"))
    paper.table([_("Matter"), _("What it is")], sheet["facts"])
    paper.paragraph(sheet["design"])
    paper.heading(1, _("Milestones and payments"))
    paper.table(sheet["header"], sheet["rows"])
    paper.heading(1, _("Opinion of the supervisory committee"))
    paper.paragraph(sheet["opinion"])
    paper.paragraph(f"{_('Digest of what was accepted')}{_(': ')}{sheet['digest']}")
    paper.signatures(
        [
            f"{_('Supervisory committee')}{_(': ')}{sheet['signer']}",
            f"{_('Committee of the estate')}{_(': ')}____________",
            f"{_('Residents’ committee')}{_(': ')}____________",
            sheet["signed_on"],
        ]
    )
    return paper


def _milestone_row(milestone: Milestone, shown) -> list[str]:
    accepted = [
        one.person.name for one in milestone.inspections.all() if one.outcome == InspectionOutcome.ACCEPTED
    ]
    paid = words.when(milestone.tranche.released_on) if hasattr(milestone, "tranche") else ""
    return [
        str(milestone.number),
        milestone.title,
        words.when(milestone.accepted_on),
        shown(accepted[0]) if accepted else "",
        words.yuan(milestone.tranche_fen),
        paid,
    ]


def _in_groups(digest: str) -> str:
    """A digest in groups of eight, so that it fits a page and can be compared by eye."""
    name, _colon, hexadecimal = digest.partition(":")
    groups = [hexadecimal[at : at + 8] for at in range(0, len(hexadecimal), 8)]
    return f"{name} {' '.join(groups)}"
