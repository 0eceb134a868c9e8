"""How actions take hold of rows: locked before they are judged, and made once although they are sent twice."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


def locked(row: Row, *related: str) -> Row:
    """The row as it stands now, with what it is `related` to; whoever else would lock it waits until the act is done.

    Only the row itself is locked, and not its key: rows that refer to it may be written meanwhile. Raises DoesNotExist
    where it is gone.
    """
    rows = type(row)._default_manager.select_for_update(of=("self",), no_key=True)
    return (rows.select_related(*related) if related else rows).get(pk=row.pk)


def sent_before(rows: QuerySet[Row], client_id: UUID | None) -> Row | None:
    """What the same act made when it was sent before, found by the id that the client gave it.

    `rows` are those of the actor alone: an id that somebody else has used gives nothing away. Ask once the subject is
    locked, so that two sendings at once make one row.
    """
    return rows.filter(client_id=client_id).first() if client_id else None
