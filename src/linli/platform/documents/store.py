"""Files under MEDIA_ROOT by the digest of their content: the same file is kept once and never changes."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
SQLITE_FULL, POSTGRESQL_FULL = "SQLITE_FULL", "53100"


def place_of(sha256: str, variant: str = "") -> Path:
    """Where a file lies; `variant` names a smaller form of it, such as its thumbnail."""
    name = f"{sha256}.{variant}" if variant else sha256
    return Path(settings.MEDIA_ROOT) / sha256[:2] / name


def keep(content: bytes, *, field: str | None = None, **variants: bytes) -> str:
    """Keep a file with its variants; its digest. It is on the disk when this returns.

    Raises Refusal when the disk is full; nothing half-written is left.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    with full_disk_refused(field):
        for variant, smaller in variants.items():
            write(place_of(sha256, variant), smaller)
        write(place_of(sha256), content)
    return sha256


@contextmanager
def full_disk_refused(field: str | None = None) -> Iterator[None]:
    """What finds no room within the block, on the disk or in the database, is refused in a sentence at this field."""
    try:
        yield
    except (OSError, DatabaseError) as fault:
        if not is_full(fault):
            raise
        raise Refusal(no_room(), field) from fault


def is_full(fault: BaseException | None) -> bool:
    """Whether a fault of the disk, of SQLite or of PostgreSQL says that there is no room left."""
    if isinstance(fault, OSError):
        return fault.errno in FULL
    cause = fault.__cause__ if isinstance(fault, DatabaseError) else None
    return (
        getattr(cause, "sqlite_errorname", "") == SQLITE_FULL
        or getattr(cause, "sqlstate", "") == POSTGRESQL_FULL
    )


def no_room() -> Sentence:
    """What is said when the disk is full."""
    return say(
        "There is no room left to keep this, so nothing was sent. Please tell the system administrator and try again."
    )


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; raises OSError as the disk does."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, half = tempfile.mkstemp(dir=path.parent, prefix=".half-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(half).replace(path)
    except BaseException:
        Path(half).unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
