"""Keeping photos, files and dossiers. Called inside the actions of practices, which ask for permission and keep the journal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linli.kernel.dossier import Dossier
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.platform import clock
from linli.platform.documents import pictures, rules, store
from linli.platform.documents.models import Attachment, AttachmentKind, StoredDossier
from linli.platform.journal.actions import pseudonym


def keep_photo(*, by, upload, place, public: bool = True) -> Attachment:
    """Keep a photo: decoded, turned upright, at most 2000 px, encoded anew as JPEG without any hidden data.

    `upload` is an open file. Raises Refusal (field `photo`) for what is no photo, is too large, or finds no room.
    """
    content = _content(upload, rules.LARGEST_PHOTO, "photo")
    picture = pictures.encode_anew(content, side=rules.PHOTO_SIDE, field="photo")
    return _keep_picture(by, place, picture, upload, AttachmentKind.PHOTO, public)


def keep_file(*, by, upload, place, public: bool = False) -> Attachment:
    """Keep a file by its content: PDF, Word and Excel as they are, JPEG and PNG encoded anew.

    Raises Refusal (field `file`) for anything else, for what is too large, and when there is no room.
    """
    content = _content(upload, rules.LARGEST_FILE, "file")
    if rules.is_picture(content):
        picture = pictures.encode_anew(content, side=rules.SCAN_SIDE, field="file")
        return _keep_picture(by, place, picture, upload, AttachmentKind.FILE, public)
    content_type = rules.type_of_file(content)
    sha256 = store.keep(content, field="file")
    return _attach(by, place, AttachmentKind.FILE, content_type, sha256, len(content), upload, public)


def seal_dossier(*, kind: str, rule: Mapping[str, str], inputs: Any, outcome: Any, place) -> StoredDossier:
    """Keep the dossier of a decision for ever; the same dossier is kept once.

    `kind` names who recounts it (`linli.recount`); `rule` has name, version and source. Inputs bear no personal data.
    """
    dossier = Dossier(kind=kind, rule=rule, inputs=inputs, outcome=outcome)
    sealed, _new = StoredDossier.objects.get_or_create(
        digest=dossier.digest,
        defaults={
            "kind": kind,
            "rule": dict(dossier.rule),
            "text": dossier.to_json(),
            "place_path": place.path,
            "sealed_at": clock.now(),
        },
    )
    return sealed


def _keep_picture(by, place, picture, upload, kind: AttachmentKind, public: bool) -> Attachment:
    content = pictures.as_jpeg(picture)
    thumbnail = pictures.as_jpeg(picture, side=rules.THUMBNAIL_SIDE)
    field = "photo" if kind == AttachmentKind.PHOTO else "file"
    sha256 = store.keep(content, field=field, thumbnail=thumbnail)
    return _attach(by, place, kind, rules.JPEG, sha256, len(content), upload, public)


def _attach(
    by, place, kind: AttachmentKind, content_type: str, sha256: str, size: int, upload, public: bool
) -> Attachment:
    return Attachment.objects.create(
        kind=kind,
        name=rules.fit_name(str(getattr(upload, "name", "") or ""), rules.ENDINGS[content_type]),
        content_type=content_type,
        sha256=sha256,
        size=size,
        added_at=clock.now(),
        pseudonym=pseudonym(by.name_for_journal),
        public=public,
        place_path=place.path,
    )


def _content(upload, largest: int, field: str) -> bytes:
    if upload is None:
        raise Refusal(say("Please choose a file."), field)
    upload.seek(0)
    content = upload.read(largest + 1)
    if len(content) > largest:
        raise Refusal(say("This file is larger than %(n)d MB.", n=largest // rules.MEGABYTE), field)
    if not content:
        raise Refusal(say("This file is empty."), field)
    return content
