"""The press's own process: `python -m linli.platform.documents.press_worker pdf|svg|png`, from stdin to stdout.

It knows neither Django nor the database, and fetches nothing from any network.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

PACKAGE = Path(__file__).resolve().parents[2]
# Nowhere, and never asked: a scheme of our own would leave `/static/…` unresolved.
HERE = "http://here.invalid/"
FONT = "Noto Sans CJK SC"
# Without a font on @page, page numbers have none that knows Chinese.
DEFAULTS = f"html {{ font-family: '{FONT}'; }} @page {{ size: A4; margin: 20mm; font-family: '{FONT}'; }}"
ATTACHMENT = re.compile(r"/documents/(attachments|thumbnails)/([0-9a-f]{64})/")


def main(kind: str) -> None:
    """Make one thing from what comes in."""
    payload = sys.stdin.buffer.read()
    made = {"pdf": make_pdf, "svg": make_svgs, "png": make_png}[kind](payload)
    sys.stdout.buffer.write(made)


def make_pdf(payload: bytes) -> bytes:
    """HTML to PDF."""
    from weasyprint import CSS, HTML  # slow library

    page = HTML(string=payload.decode(), base_url=HERE, url_fetcher=_fetcher())
    return page.write_pdf(stylesheets=[CSS(string=DEFAULTS)])


def make_svgs(payload: bytes) -> bytes:
    """A JSON list of Vega-Lite definitions to a JSON list of SVG texts."""
    import vl_convert  # slow library

    drawn = [vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]) for spec in json.loads(payload)]
    return json.dumps(drawn, ensure_ascii=False).encode()


def make_png(payload: bytes) -> bytes:
    """SVG to PNG, twice as large."""
    import vl_convert  # slow library

    return vl_convert.svg_to_png(payload.decode(), scale=2)


def _fetcher():
    """Fetches only what lies in the page itself, in the package or among the kept files."""
    from weasyprint.urls import URLFetcher  # slow library

    class Fetcher(URLFetcher):
        def fetch(self, url: str, headers: dict | None = None):
            if url.startswith("data:"):
                return super().fetch(url, headers)
            path = unquote(urlsplit(url).path)
            found = _static(path) if path.startswith("/static/") else _attachment(path)
            if found is None or not url.startswith(HERE):
                raise ValueError(f"{path} is not fetched")
            return super().fetch(found.as_uri(), headers)

    return Fetcher(allowed_protocols=("data", "file"))


def _static(path: str) -> Path | None:
    name = path.removeprefix("/static/")
    roots = PACKAGE.glob("**/static")
    return next((root / name for root in roots if ".." not in name and (root / name).is_file()), None)


def _attachment(path: str) -> Path | None:
    found = ATTACHMENT.fullmatch(path)
    if not found:
        return None
    name = found[2] + (".thumbnail" if found[1] == "thumbnails" else "")
    kept = Path(os.environ["LINLI_FILES"]) / name[:2] / name
    return kept if kept.is_file() else None


if __name__ == "__main__":
    main(sys.argv[1])
