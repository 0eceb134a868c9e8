"""Writing a Pabulib file."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.practices.budgeting.rules.pabulib.layout import SECTIONS


def write_pabulib(
    meta: Mapping[str, str], projects: Sequence[Mapping[str, str]], votes: Sequence[Mapping[str, str]]
) -> str:
    """The text of a file; `read_pabulib` reads it back. All rows of a section have the fields of its first.

    Projects have `project_id` and `cost` (see `yuan`), votes have `voter_id` and `vote` (see `listed`), and `points`
    where these are given. `num_projects` and `num_votes` are counted here. Raises Refusal for an id that can't be listed.
    """
    for project in projects:
        if not (one := project["project_id"]) or one != one.strip() or set(one) & set(',;"\r\n'):
            raise Refusal(say("“%(id)s” is no id of a project.", id=one))
    counted = {"num_projects": str(len(projects)), "num_votes": str(len(votes))}
    rows = [{"key": key, "value": value} for key, value in (dict(meta) | counted).items()]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    empty = ({"key": "", "value": ""}, {"project_id": "", "cost": ""}, {"voter_id": "", "vote": ""})
    for section, first, lines in zip(SECTIONS, empty, (rows, projects, votes), strict=True):
        columns = list(lines[0] if lines else first)
        writer.writerow([section])
        writer.writerow(columns)
        writer.writerows([_one_line(line[column]) for column in columns] for line in lines)
    return out.getvalue()


def yuan(fen: int) -> str:
    """An amount as files write it: "1500" or "1500.05"."""
    whole, rest = divmod(fen, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)


def listed(ids: Sequence[str]) -> str:
    """The projects of a vote, or its points in the same order."""
    return ",".join(ids)


def _one_line(text: str) -> str:
    return " ".join(text.split())
