"""The careful way to read a Pabulib file: line by line, and whatever is wrong is told with its line."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.practices.budgeting.rules.pabulib.layout import (
    NEEDED,
    POINTED,
    SECTIONS,
    TICKED,
    Head,
    PbFile,
    PbProject,
    amount,
    at_line,
    remarks,
)

Row = tuple[int, Mapping[str, str]]
"""A line's number and its fields by the names of their columns."""


def read_carefully(data: bytes) -> PbFile:
    """The election in a file; raises Refusal with the line and what is wrong with it."""
    sections = _sections(data)
    _complete(sections, SECTIONS)
    head = _head(sections["META"], sections["PROJECTS"])
    from linli.practices.budgeting.rules.crowd import Crowd  # slow library: numpy

    ballots, points = _votes(head, sections["VOTES"])
    crowd = Crowd.of(len(head.projects), ballots)
    return PbFile(head, crowd, points, remarks(head, crowd.total))


def read_head(data: bytes) -> Head:
    """META and PROJECTS of the part of a file that stands before the votes."""
    sections = _sections(data)
    _complete(sections, SECTIONS[:2])
    return _head(sections["META"], sections["PROJECTS"])


def _sections(data: bytes) -> dict[str, list[Row]]:
    """The rows of each section; raises Refusal where sections are repeated or in another order."""
    found: dict[str, list[Row]] = {}
    columns: list[str] | None = None
    for line, row in _rows(data):
        name = row[0].strip().upper()
        if name in SECTIONS and not any(cell.strip() for cell in row[1:]):
            _open(found, name, line)
            columns = None
        elif not found:
            raise at_line(line, say("the file has to begin with META."))
        elif columns is None:
            columns = _columns(list(found)[-1], row, line)
        else:
            found[list(found)[-1]].append((line, _fields(columns, row, line)))
    return found


def _complete(found: Mapping[str, list[Row]], needed: Sequence[str]) -> None:
    for name in needed:
        if name not in found:
            raise Refusal(say("The file has no section %(name)s.", name=name))


def _rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """The lines that are not blank, by the number at which each begins."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise at_line(line, say("it is not text in UTF-8.")) from None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            raise at_line(line, say("it can't be read (%(why)s).", why=str(fault))) from None
        if any(cell.strip() for cell in row):
            yield line, row


def _open(found: dict[str, list[Row]], name: str, line: int) -> None:
    if name in found:
        raise at_line(
            line, say("%(name)s begins a second time; two files may have been put together.", name=name)
        )
    if name != SECTIONS[len(found)]:
        raise at_line(line, say("%(name)s stands where %(due)s is due.", name=name, due=SECTIONS[len(found)]))
    found[name] = []


def _columns(section: str, row: Sequence[str], line: int) -> list[str]:
    columns = [cell.strip().lower() for cell in row]
    while columns and not columns[-1]:
        columns.pop()
    for name in NEEDED[section]:
        if name not in columns:
            raise at_line(line, say("the columns of %(section)s lack %(name)s.", section=section, name=name))
    if len(set(columns)) < len(columns):
        raise at_line(line, say("a column is named twice."))
    return columns


def _fields(columns: Sequence[str], row: Sequence[str], line: int) -> dict[str, str]:
    cells = [cell.strip() for cell in row]
    while len(cells) > len(columns) and not cells[-1]:
        cells.pop()
    if len(cells) != len(columns):
        because = say("it has %(found)d fields, and its section %(due)d.", found=len(cells), due=len(columns))
        raise at_line(line, because)
    return dict(zip(columns, cells, strict=True))


def _head(meta: Sequence[Row], projects: Sequence[Row]) -> Head:
    told: dict[str, str] = {}
    for line, row in meta:
        if row["key"] in told:
            raise at_line(line, say("%(name)s is said twice.", name=row["key"]))
        told[row["key"]] = row["value"]
    for key in ("budget", "vote_type"):
        if not told.get(key):
            raise Refusal(say("META does not say the %(key)s.", key=key))
    if told["vote_type"].lower() not in TICKED + POINTED:
        raise Refusal(say("Votes of the kind “%(kind)s” can't be allocated here.", kind=told["vote_type"]))
    line = next(line for line, row in meta if row["key"] == "budget")
    _amount(told["budget"], line)
    found: dict[str, PbProject] = {}
    for line, row in projects:
        one = PbProject(row["project_id"], _amount(row["cost"], line), row)
        if not one.id or "," in one.id:
            raise at_line(line, say("“%(id)s” is no id of a project.", id=one.id))
        if one.id in found:
            raise at_line(line, say("project %(id)s is listed twice.", id=one.id))
        found[one.id] = one
    return Head(told, tuple(found[one] for one in sorted(found)))


def _amount(text: str, line: int) -> Fraction:
    try:
        return amount(text)
    except ValueError:
        raise at_line(line, say("“%(text)s” is no amount of money.", text=text)) from None


def _votes(head: Head, rows: Sequence[Row]) -> tuple[list[tuple[list[int], Fraction]], tuple[Fraction, ...]]:
    """The ballots by places of projects, and the points of each project."""
    places = {project.id: place for place, project in enumerate(head.projects)}
    ballots: Counter[tuple[int, ...]] = Counter()
    points, voters = [Fraction(0)] * len(places), set()
    for line, row in rows:
        if row["voter_id"] in voters:
            raise at_line(line, say("voter %(id)s votes a second time.", id=row["voter_id"]))
        voters.add(row["voter_id"])
        chosen = _chosen(row["vote"], places, line)
        given = _points(row, len(chosen), line) if head.kind in POINTED else [Fraction(1)] * len(chosen)
        for place, some in zip(chosen, given, strict=True):
            points[place] += some
        ballots[tuple(sorted(chosen))] += 1
    return [(list(chosen), Fraction(count)) for chosen, count in ballots.items()], tuple(points)


def _chosen(vote: str, places: Mapping[str, int], line: int) -> list[int]:
    chosen: dict[int, None] = {}
    for one in filter(None, (part.strip() for part in vote.split(","))):
        if one not in places:
            raise at_line(line, say("there is no project %(id)s.", id=one))
        if places[one] in chosen:
            raise at_line(line, say("project %(id)s is named twice.", id=one))
        chosen[places[one]] = None
    return list(chosen)


def _points(row: Mapping[str, str], many: int, line: int) -> list[Fraction]:
    if "points" not in row:
        raise at_line(line, say("the columns of %(section)s lack %(name)s.", section="VOTES", name="points"))
    parts = [part.strip() for part in row["points"].split(",") if part.strip()]
    if len(parts) != many:
        because = say("%(given)d numbers of points for %(many)d projects.", given=len(parts), many=many)
        raise at_line(line, because)
    try:
        return [amount(part) for part in parts]
    except ValueError:
        raise at_line(line, say("“%(text)s” are no points.", text=row["points"])) from None
