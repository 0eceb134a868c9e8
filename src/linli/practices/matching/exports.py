"""Raisings and awards as XLSX."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from linli.kernel.sentence import Sentence, say
from linli.platform.ui.blocks import Column
from linli.platform.ui.exports import XLSX, workbook
from linli.platform.ui.words import told
from linli.practices.matching.models import MatchAward
from linli.practices.matching.queries import Standing

STANDINGS = (
    Column(say("Estate"), "raise_.estate.name", "lead"),
    Column(say("Project"), "raise_.title"),
    Column(say("State"), "raise_.get_state_display"),
    Column(say("Costs"), "raise_.goal_fen", "yuan"),
    Column(say("Paid"), "paid_fen", "yuan"),
    Column(say("Pledged, not paid"), "promised_fen", "yuan"),
    Column(say("Households that paid"), "taking_part", "number"),
    Column(say("Households"), "households", "number"),
    Column(say("Match"), "match_fen", "yuan"),
    Column(say("Still missing"), "missing_fen", "yuan"),
)
AWARDS = (
    Column(say("Estate"), "raising.estate.name", "lead"),
    Column(say("Project"), "raising.title"),
    Column(say("Own part"), "own_fen", "yuan"),
    Column(say("Match"), "matched_fen", "yuan"),
    Column(say("Dossier"), "match.dossier"),
)


def standings_sheet(standings: Sequence[Standing]) -> HttpResponse:
    """Every raising of a run and how it stands."""
    return _sheet(say("Raisings"), "raisings", STANDINGS, standings)


def awards_sheet(awards: Iterable[MatchAward]) -> HttpResponse:
    """What a published match gives."""
    return _sheet(say("Match"), "match", AWARDS, awards)


def _sheet(title: Sentence, name: str, columns: Sequence[Column], rows: Iterable) -> HttpResponse:
    content = workbook(told(title), columns, rows)
    return HttpResponse(content, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'})
