"""The one writer of the journal."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from linli.kernel import canonical
from linli.kernel.sentence import Sentence, say
from linli.platform import clock
from linli.platform.journal.models import Entry
from linli.platform.permits import verb


@dataclass(frozen=True)
class Everywhere:
    """No place in particular: what a list of places changed, say."""

    path: str = ""
    community_code: str = ""


EVERYWHERE = Everywhere()


def record(
    by,
    key: str,
    subject,
    *,
    tells: Sentence | None = None,
    content: dict[str, Any] | None = None,
    place=None,
) -> Entry:
    """Write down that an actor did this to this subject; call it last, inside the action's transaction.

    `tells` is what a timeline shows (by default the verb's `told`) and names nobody. `content` is what was decided or
    entered, as JSON; only its salted digest is kept. `place` defaults to the subject's; EVERYWHERE is for what every
    page may show. The witnesses of LINLI_WITNESSES hear of the act first; what one of them refuses is undone.
    """
    for witness in _witnesses():
        witness(by, key, subject)
    place = getattr(subject, "place", None) if place is None else place
    run = getattr(subject, "run", None)
    community = place.community_code if place else ""
    _queue_up(community)
    salt = secrets.token_hex(16)
    return Entry.objects.create(
        at=clock.now(),
        pseudonym=pseudonym(by.name_for_journal),
        capacity=by.capacity_at(place if place != EVERYWHERE else None),
        verb=key,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        place_path=place.path if place else "",
        community=community,
        run_id=run.pk if run else None,
        tells=(tells or say(verb(key).told)).to_data(),
        salt=salt,
        digest=canonical.digest({"salt": salt, "verb": key, "content": content or {}}),
    )


@cache
def _witnesses() -> tuple[Callable[..., None], ...]:
    """Functions of (by, key, subject) that hear of every act, in its transaction."""
    return tuple(map(import_string, getattr(settings, "LINLI_WITNESSES", ())))


def pseudonym(name: str) -> str:
    """A name that always means the same actor and tells nobody who it is (HMAC-SHA256, first 128 bits)."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, f"journal:{name}".encode(), hashlib.sha256).hexdigest()[:32]


def _queue_up(community: str) -> None:
    """Let the writers of one community pass one after another, so that its entries' order is their commits' order.

    Readers rely on it: a page that saw entry n has seen all that came before it. SQLite has one writer anyway.
    """
    if connection.vendor == "postgresql":
        number = int.from_bytes(hashlib.sha256(community.encode()).digest()[:8], signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
