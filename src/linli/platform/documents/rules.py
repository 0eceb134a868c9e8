"""What may be kept as a photo or a file, told from the content and never from the name."""

from __future__ import annotations

import io
import re
import zipfile

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal

MEGABYTE = 1024 * 1024
LARGEST_PHOTO = 20 * MEGABYTE
LARGEST_FILE = 20 * MEGABYTE
LARGEST_UNPACKED = 200 * MEGABYTE
MOST_PIXELS = 64_000_000
"""About what the best phones take; more would only fill the memory."""
PHOTO_SIDE, THUMBNAIL_SIDE, SCAN_SIDE = 2000, 480, 3000
"""The longest side in pixels of a photo, of its thumbnail, and of a scanned paper."""

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
JPEG = "image/jpeg"

ENDINGS = {PDF: ".pdf", DOCX: ".docx", XLSX: ".xlsx", JPEG: ".jpg"}

_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_INSIDE = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]')


def is_picture(content: bytes) -> bool:
    """Whether it begins as a JPEG or PNG does."""
    return content.startswith(_PICTURES)


def type_of_file(content: bytes) -> str:
    """The media type of a PDF, Word or Excel file; raises Refusal (field `file`) for anything else."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"PK\x03\x04") and (found := _type_of_package(content)):
        return found
    raise Refusal(
        say("This can't be kept. Choose a PDF, Word (docx), Excel (xlsx), JPEG or PNG file."), "file"
    )


def _type_of_package(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, RuntimeError):
        return None
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Refusal(
            say("This file unpacks to more than can be read. Save it again without large pictures."), "file"
        )
    names = {part.filename for part in parts}
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Refusal(say("This file holds macros. Save it as docx or xlsx without macros."), "file")
    return next((kind for name, kind in _INSIDE.items() if name in names), None)


def fit_name(name: str, ending: str) -> str:
    """A name to save a file under: its last part, without what file systems refuse, with the ending of its content."""
    stem = _UNFIT.sub("", name.replace("\\", "/").rpartition("/")[2]).strip(". ")
    stem = stem.rpartition(".")[0] or stem
    return f"{stem[: 120 - len(ending)] or 'file'}{ending}"
