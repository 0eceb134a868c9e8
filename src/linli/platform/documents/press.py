"""The press: PDF from HTML, SVG from a chart's definition, PNG from SVG.

Everything heavy (WeasyPrint, vl-convert) is loaded in a process of its own, one at a time for each web worker, so
that web workers stay small. What was pressed is kept by the digest of what went in, under LINLI_HOME/press.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings

import linli
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, Verdict
from linli.platform.documents import store

SECONDS = 90
"""Longer than the longest report takes on a small machine."""
EDITION = 2
"""To be raised when the worker draws differently, so that nothing old is served."""
LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")

_ONE_AT_A_TIME = threading.BoundedSemaphore(1)


def available() -> Verdict:
    """Whether PDFs can be made on this machine; where not, pages offer their print page instead."""
    missing = [name for name in LIBRARIES if ctypes.util.find_library(name) is None]
    if missing:
        return Verdict(
            False,
            say(
                "PDFs need the system libraries %(names)s; use the print page instead.",
                names=", ".join(missing),
            ),
        )
    return Verdict(True, say("PDFs can be made."))


def pdf(html: str) -> bytes:
    """The PDF of a whole HTML document.

    It may name `data:` addresses, static files (`/static/…`) and kept pictures (`/documents/attachments/…`); nothing else is
    fetched. Raises Refusal where Pango is missing, or when it takes too long.
    """
    if ready := _kept("pdf", html.encode()):
        return ready
    verdict = available()
    if not verdict:
        raise Refusal(verdict.because)
    return _pressed("pdf", html.encode())


def svg(spec: dict[str, Any]) -> str:
    """The SVG of a Vega-Lite definition (see `charts`), with its title for screen readers."""
    return svgs([spec])[0]


def svgs(specs: Sequence[dict[str, Any]]) -> list[str]:
    """The SVGs of several definitions; those not yet kept are drawn together, in one process."""
    payloads = [json.dumps(spec, sort_keys=True, ensure_ascii=False).encode() for spec in specs]
    missing = sorted({payload for payload in payloads if _kept("svg", payload) is None})
    if missing:
        drawn = json.loads(_run("svg", b"[" + b",".join(missing) + b"]"))
        for payload, one in zip(missing, drawn, strict=True):
            _keep("svg", payload, one.encode())
    return [(_kept("svg", payload) or b"").decode() for payload in payloads]


def png(svg_text: str) -> bytes:
    """A picture of an SVG at twice its size, for Word."""
    return _kept("png", svg_text.encode()) or _pressed("png", svg_text.encode())


def _pressed(kind: str, payload: bytes) -> bytes:
    made = _run(kind, payload)
    _keep(kind, payload, made)
    return made


def _run(kind: str, payload: bytes) -> bytes:
    """Let the worker make it; its complaints go to the log of the server, never to the page."""
    with _ONE_AT_A_TIME:
        try:
            done = subprocess.run(
                [sys.executable, "-m", "linli.platform.documents.press_worker", kind],
                input=payload,
                stdout=subprocess.PIPE,
                timeout=SECONDS,
                env=_surroundings(),
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Refusal(
                say("This took too long to print. Please try a shorter period or a smaller place.")
            ) from None
    if done.returncode or not done.stdout:
        raise Refusal(
            say("This could not be printed. The system administrator finds the reason in the server's log.")
        )
    return done.stdout


def _surroundings() -> dict[str, str]:
    """What the worker needs to know; none of the installation's secrets."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LINLI_")}
    source = str(Path(linli.__file__).parent.parent)
    return kept | {
        "PYTHONPATH": os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH")))),
        "LINLI_FILES": str(settings.MEDIA_ROOT),
        "XDG_CACHE_HOME": str(folder() / "cache"),
    }


def folder() -> Path:
    """Where what was pressed is kept; it may be emptied at any time."""
    return Path(settings.LINLI_HOME) / "press"


def _path(kind: str, payload: bytes) -> Path:
    digest = hashlib.sha256(f"{kind} {EDITION}\n".encode() + payload).hexdigest()
    return folder() / digest[:2] / f"{digest}.{kind}"


def _kept(kind: str, payload: bytes) -> bytes | None:
    path = _path(kind, payload)
    try:
        os.utime(path)  # so that the tidying job leaves what is in use
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _keep(kind: str, payload: bytes, made: bytes) -> None:
    with store.full_disk_refused():
        store.write(_path(kind, payload), made)
