"""The published ballot file, and the results, to take away."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse
from django.utils.translation import gettext

from linli.kernel.sentence import say
from linli.platform import clock
from linli.platform.sheets.writing import safe_text
from linli.platform.ui.blocks import Column
from linli.platform.ui.exports import XLSX, workbook
from linli.platform.ui.words import told
from linli.practices.budgeting.enums import BallotKind, Channel
from linli.practices.budgeting.models import Option, Vote
from linli.practices.budgeting.queries import BallotLine
from linli.practices.budgeting.rules.pabulib import listed, write_pabulib, yuan

RESULTS = (
    Column(say("No."), "number"),
    Column(say("Option"), "title", "lead"),
    Column(say("Estate"), lambda option: option.estate.name if option.estate else ""),
    Column(say("Category"), "category"),
    Column(say("Costs"), "cost_fen", "yuan"),
    Column(say("Result"), "get_state_display"),
    Column(say("Granted"), "granted_fen", "yuan"),
)


def ballots_csv(vote: Vote, options: Sequence[Option], lines: Iterable[BallotLine]) -> HttpResponse:
    """The ballot file as CSV: digest of the receipt, channel, and for each option its points; in the order of the digests."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["receipt_sha256", "channel", *(option.number for option in options)])
    for line in lines:
        writer.writerow(
            [line.receipt, line.channel, *(line.choice.get(option.number, 0) for option in options)]
        )
    return _file(text.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", f"ballots-{vote.pk}.csv")


def ballots_xlsx(vote: Vote, options: Sequence[Option], lines: Iterable[BallotLine]) -> HttpResponse:
    """The ballot file as XLSX, with the titles of the options."""
    columns = [
        Column(say("Digest of the receipt"), "receipt"),
        Column(say("Channel"), lambda line: Channel(line.channel).label),
        *(Column(safe_text(f"{one.number} {one.title}"), _points(one.number), "number") for one in options),
    ]
    return _file(workbook(gettext("Ballots"), columns, lines), XLSX, f"ballots-{vote.pk}.xlsx")


def ballots_pb(vote: Vote, options: Sequence[Option], lines: Iterable[BallotLine]) -> HttpResponse:
    """The election as a Pabulib file, for everybody's own tools; amounts in yuan."""
    points = vote.kind == BallotKind.POINTS
    projects = [
        {
            "project_id": one.number,
            "cost": yuan(one.cost_fen),
            "name": one.title,
            "category": one.category,
            "target": one.estate.name if one.estate else "",
            "selected": str(int(one.is_chosen)),
        }
        for one in options
    ]
    votes = [
        {"voter_id": line.receipt, "vote": listed(list(line.choice))}
        | ({"points": listed([str(given) for given in line.choice.values()])} if points else {})
        | {"voting_method": "internet" if line.channel == Channel.ONLINE else "paper"}
        for line in lines
    ]
    text = write_pabulib(_meta(vote), projects, votes)
    return _file(text.encode(), "text/plain; charset=utf-8", f"vote-{vote.pk}.pb")


def _meta(vote: Vote) -> dict[str, str]:
    """The head of the file, in the words of its format (pabulib.org/format)."""
    limit = {BallotKind.POINTS: "max_sum_points"}.get(vote.kind, "max_length")
    return {
        "description": vote.title,
        "country": "China",
        "unit": vote.place.name,
        "instance": str(vote.opened_at.year),
        "budget": yuan(vote.budget_fen),
        "vote_type": "cumulative" if vote.kind == BallotKind.POINTS else "approval",
        "rule": vote.rule["name"],
        "date_begin": f"{vote.opened_at.astimezone(clock.CHINA):%d.%m.%Y}",
        "date_end": f"{vote.closed_at.astimezone(clock.CHINA):%d.%m.%Y}",
        "currency": "CNY",
    } | ({limit: str(vote.limit)} if vote.limit else {})


BALLOT_FILES = {"csv": ballots_csv, "xlsx": ballots_xlsx, "pb": ballots_pb}
"""By the ending of its name, how the ballot file is written."""


def results_xlsx(vote: Vote, options: Sequence[Option]) -> HttpResponse:
    """Every option with its result."""
    return _file(workbook(told(say("Result")), RESULTS, options), XLSX, f"result-{vote.pk}.xlsx")


def _points(number: str):
    return lambda line: line.choice.get(number, 0)


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type, headers=headers)
