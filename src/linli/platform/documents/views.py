"""Files to see and to take away. Their content never changes, so browsers may keep what is public for ever."""

from __future__ import annotations

from pathlib import Path

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from linli.platform.documents import queries, rules, store
from linli.platform.documents.models import Attachment, StoredDossier

FOR_EVER = "max-age=31536000, immutable"


@require_safe
def attachment(request: HttpRequest, sha256: str) -> HttpResponse:
    """A photo or file, for those who may open it."""
    found = _attachment(request, sha256)
    shown = found.content_type == rules.JPEG
    return _served(found, store.place_of(sha256), as_attachment=not shown)


@require_safe
def thumbnail(request: HttpRequest, sha256: str) -> HttpResponse:
    """The small form of a picture."""
    return _served(_attachment(request, sha256), store.place_of(sha256, "thumbnail"))


@require_safe
def dossier_file(request: HttpRequest, hexadecimal: str) -> HttpResponse:
    """The dossier itself, for `linli recount`."""
    found = _dossier(hexadecimal)
    return HttpResponse(
        found.text,
        content_type="application/json; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{found.kind}-{found.hex[:12]}.json"',
            "Cache-Control": f"public, {FOR_EVER}",
        },
    )


@require_safe
def dossier(request: HttpRequest, hexadecimal: str) -> HttpResponse:
    """What was decided, by which rule, and how to count it again."""
    found = _dossier(hexadecimal)
    return render(
        request,
        "documents/dossier.html",
        {
            "dossier": found,
            "inputs": queries.parts_of(found, "inputs"),
            "outcome": queries.parts_of(found, "outcome"),
        },
    )


def _attachment(request: HttpRequest, sha256: str) -> Attachment:
    found = queries.attachment_to_open(request.actor, sha256)
    if found is None:
        raise Http404
    return found


def _dossier(hexadecimal: str) -> StoredDossier:
    found = queries.dossier_of(hexadecimal)
    if found is None:
        raise Http404
    return found


def _served(found: Attachment, path: Path, *, as_attachment: bool = False) -> HttpResponse:
    if not path.exists():
        raise Http404
    answer = FileResponse(
        path.open("rb"), content_type=found.content_type, as_attachment=as_attachment, filename=found.name
    )
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["Cache-Control"] = f"public, {FOR_EVER}" if found.public else "private, no-store"
    return answer
