"""What the journal tells."""

from __future__ import annotations

from django.db import connection

from linli.platform.journal.models import Entry

Mark = tuple[str | None, ...]
"""How far the journal had come: the salt of the latest entry of each place asked for, None where there is none.

Salts are random, so a mark never comes again, not even in a database that was put back from a copy.
"""

_LATEST = "(SELECT salt FROM journal_entry WHERE community = %s ORDER BY id DESC LIMIT 1)"
_EVERYWHERE = f"""
WITH RECURSIVE known(community) AS (
  SELECT min(community) FROM journal_entry
  UNION ALL
  SELECT (SELECT min(community) FROM journal_entry WHERE journal_entry.community > known.community)
  FROM known WHERE known.community IS NOT NULL
)
SELECT {_LATEST.replace("%s", "known.community")} FROM known WHERE known.community IS NOT NULL
"""


def mark_of(communities: tuple[str, ...]) -> Mark:
    """How far the journal has come in these communities and wider places, by their codes; () for everywhere (1 query).

    Writers of one community pass one after another, so an equal mark means that nothing has been written since. The
    latest entry of the whole journal would not do: on PostgreSQL an earlier one of another community may come in later.
    """
    with connection.cursor() as cursor:
        if communities:
            cursor.execute(f"SELECT {', '.join([_LATEST] * len(communities))}", communities)
            return tuple(cursor.fetchone())
        cursor.execute(_EVERYWHERE)
        return tuple(salt for (salt,) in cursor.fetchall())


def of_place(path: str, *, before: int | None = None, limit: int = 20) -> list[Entry]:
    """The latest entries of a place and of all within it, older than entry number `before`."""
    return _latest(Entry.objects.filter(place_path__startswith=path), before, limit)


def of_run(run_id: int, *, before: int | None = None, limit: int = 20) -> list[Entry]:
    """The latest entries of a run, older than entry number `before`."""
    return _latest(Entry.objects.filter(run_id=run_id), before, limit)


def of_subject(subject, limit: int = 20) -> list[Entry]:
    """The latest entries about one row."""
    about = Entry.objects.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)
    return _latest(about, None, limit)


def _latest(entries, before: int | None, limit: int) -> list[Entry]:
    if before is not None:
        entries = entries.filter(pk__lt=before)
    return list(entries.order_by("-id")[:limit])
