"""A sheet that waits between preview and confirmation: kept under LINLI_HOME/uploads, for one session, for a day."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core import signing

from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal
from linli.platform import clock
from linli.platform.documents import store

SECONDS = 24 * 3600
SALT = "linli.sheets.upload"
SESSION_KEY = "sheet_uploads"


class Upload:
    """One uploaded sheet; `client_id` is the same for each confirmation of it."""

    def __init__(self, name: str):
        self.name = name

    @property
    def client_id(self) -> UUID:
        return UUID(self.name)

    @property
    def waiting(self) -> Path:
        return folder() / f"{self.name}.sheet"

    @property
    def taken(self) -> Path:
        return folder() / f"{self.name}.taken"

    @property
    def done(self) -> Path:
        return folder() / f"{self.name}.done"

    def content(self) -> bytes:
        """The file as it was uploaded; raises Refusal once it is gone."""
        try:
            return self.waiting.read_bytes()
        except FileNotFoundError:
            raise _gone() from None

    def outcome(self) -> Sentence | None:
        """What was said when it was brought in; None as long as it waits."""
        try:
            return Sentence.from_data(json.loads(self.done.read_text()))
        except FileNotFoundError:
            return None

    @contextmanager
    def take(self) -> Iterator[bytes]:
        """Take it for bringing in: whoever comes second is refused; where bringing in fails, it waits again."""
        content = self.content()
        try:
            self.waiting.rename(self.taken)
        except FileNotFoundError:
            raise Refusal(say("This sheet is just being brought in. Look at the list in a moment.")) from None
        try:
            yield content
        except BaseException:
            self.taken.rename(self.waiting)
            raise

    def finish(self, told: Sentence) -> None:
        """It is brought in; only the sentence stays, where the disk has room for it."""
        try:
            store.write(self.done, json.dumps(told.to_data()).encode())
        except OSError as fault:
            if not store.is_full(fault):
                raise
        self.taken.unlink(missing_ok=True)


def folder() -> Path:
    return Path(settings.LINLI_HOME) / "uploads"


def keep_upload(session, content: bytes) -> str:
    """Keep a sheet for this session; the token that names it."""
    sweep()
    upload = Upload(secrets.token_hex(16))
    with store.full_disk_refused("file"):
        store.write(upload.waiting, content)
    secret = session.setdefault(SESSION_KEY, secrets.token_hex(8))
    session.modified = True
    return signing.dumps({"name": upload.name, "session": secret}, salt=SALT)


def upload_of(session, token: str) -> Upload:
    """The sheet of a token, in the session that uploaded it; raises Refusal for any other."""
    try:
        said = signing.loads(token, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        raise _gone() from None
    if said["session"] != session.get(SESSION_KEY) or not re.fullmatch("[0-9a-f]{32}", said["name"]):
        raise _gone()
    return Upload(said["name"])


def sweep() -> int:
    """Remove sheets that nobody confirmed within a day; how many."""
    oldest = clock.now().timestamp() - SECONDS - clock.shift_days() * 86_400
    old = [path for path in folder().glob("*.*") if path.stat().st_mtime < oldest]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def _gone() -> Refusal:
    return Refusal(say("This sheet is no longer here. Please choose it once more."), "file")
