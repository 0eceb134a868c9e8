"""Reads about files and dossiers."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from linli.kernel.canonical import canonical
from linli.kernel.sentence import Sentence, say
from linli.platform.documents.models import Attachment, StoredDossier
from linli.platform.permits import allowed, permit

LONGEST_SHOWN = 120


def attachment_to_open(by, sha256: str) -> Attachment | None:
    """The file of this digest, one of those that the actor may open; None where there is none at all.

    The same content may have been added publicly here and privately there. Raises Refusal where none may be opened.
    """
    same = list(Attachment.objects.filter(sha256=sha256).order_by("-public", "id"))
    mine = next((one for one in same if one.public or allowed(by, "documents.open_attachment", one)), None)
    if same and mine is None:
        permit(by, "documents.open_attachment", same[0])
    return mine


def dossier_of(hexadecimal: str) -> StoredDossier | None:
    """The dossier whose SHA-256 this is."""
    return StoredDossier.objects.filter(digest=f"sha256:{hexadecimal}").first()


@dataclass(frozen=True)
class Part:
    """One part of a dossier's inputs or outcome: its name, and what it holds in short."""

    name: str
    told: Sentence | str


def parts_of(dossier: StoredDossier, which: str) -> list[Part]:
    """The parts of the `inputs` or the `outcome`, lists and long parts by their number of entries."""
    content = json.loads(dossier.text)[which]
    if not isinstance(content, dict):
        return [Part(which, _in_short(content))]
    return [Part(name, _in_short(value)) for name, value in content.items()]


def _in_short(value: Any) -> Sentence | str:
    if isinstance(value, str) and len(value) <= LONGEST_SHOWN:
        return value
    if isinstance(value, (list, dict)) and len(value) > 3:
        return say("%(n)d entries", n=len(value))
    text = canonical(value).decode()
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"
