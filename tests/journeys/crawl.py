"""Every page that links lead to, read as one visitor gets it, and what is wrong with it."""

from __future__ import annotations

import re
from collections import Counter, deque
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import BrowserContext

SOURCE = Path(__file__).resolve().parents[2] / "src" / "linli"
LEFT_ALONE = re.compile(
    r"/(static|documents/(attachments|thumbnails))/|/logout/|/preferences/|/identity/switch/|/demonstration/"
    r"|\.(json|xlsx|docx|pdf|yaml|csv|svg)$|/(word|pdf|json)/$"
)
"""Files, and addresses that change something for whoever opens them."""
LOST_WAYS = ("export", "before", "sort", "q", "page", "next", "period")
"""Queries that show the same rows in another way."""
SENTENCE = re.compile(r"[A-Za-z]{2,}( [A-Za-z]{2,}){3,}")
A_FEW = 3
"""Pages that differ only in their numbers are read so often."""
DATA = re.compile(r"^/documents/dossiers/")
"""These pages show data as they stand, with English keys."""


class Reader(HTMLParser):
    """Gathers the links and the words of a page, and what its guard against injected code would refuse."""

    def __init__(self):
        super().__init__()
        self.links: list[str] = []
        self.words: list[str] = []
        self.forbidden: list[str] = []
        self._silent: list[str] = []
        self._data = False

    def handle_starttag(self, tag: str, attributes: list) -> None:
        named = dict(attributes)
        if tag == "a" and named.get("href"):
            self.links.append(named["href"])
        self.forbidden += [f"<{tag} {name}>" for name in named if name == "style" or name.startswith("on")]
        self._data = tag == "script" and named.get("type") == "application/json"  # read, never run
        foreign = (named.get("lang") or "zh").startswith("en")
        if tag in ("script", "style", "code", "pre") or (foreign and tag != "html"):
            self._silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent and self._silent[-1] == tag:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        said = " ".join(data.split())
        if said and self._silent[-1:] in (["script"], ["style"]) and not self._data:
            self.forbidden.append(f"<{self._silent[-1]}> {said[:40]}")
        elif said and not self._silent:
            self.words.append(said)


def crawl(
    context: BrowserContext, address: str, *, most: int, begin: tuple[str, ...] = ("/",)
) -> dict[str, list[str]]:
    """Address → what is wrong with its page, for up to so many pages that links lead to from `begin`; a few of each kind."""
    coming, met, found = deque((one, "") for one in begin), set(begin), {}
    kinds: Counter[str] = Counter()
    while coming and len(found) < most:
        path, source = coming.popleft()
        answer = context.request.get(f"{address}{path}", timeout=60_000)
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        reader = Reader()
        reader.feed(answer.text())
        found[path] = faults(path, answer.status, reader, source)
        for link in reader.links:
            target = within(urljoin(answer.url, link), address)
            kind = re.sub(r"[0-9a-f]{64}|\d[\d-]*", "*", target)
            if target and target not in met and kinds[kind] < A_FEW:
                met.add(target)
                kinds[kind] += 1
                coming.append((target, path))
    return found


def within(link: str, address: str) -> str:
    """The path of a link on this site that is worth following, else nothing."""
    parts = urlsplit(link)
    if f"{parts.scheme}://{parts.netloc}" != address or LEFT_ALONE.search(parts.path):
        return ""
    queries = {one.partition("=")[0] for one in parts.query.split("&")}
    return "" if queries & set(LOST_WAYS) else parts.path + (f"?{parts.query}" if parts.query else "")


def faults(path: str, status: int, reader: Reader, source: str) -> list[str]:
    """What is wrong with a page in Chinese."""
    told = [f"{status}, linked from {source}"] if status >= 400 and status != 403 else []
    told += [f"against the page's own guard: {one}" for one in reader.forbidden]
    for words in reader.words:
        if "%(" in words or "{{" in words or "{%" in words:
            told.append(f"left over: {words[:80]}")
        elif not DATA.match(path) and (words in messages() or SENTENCE.search(words)):
            told.append(f"English: {words[:80]}")
    return told


@cache
def messages() -> frozenset[str]:
    """Every message of the catalogues that reads otherwise in Chinese."""
    found = set()
    for catalogue in SOURCE.rglob("zh_Hans/LC_MESSAGES/django.po"):
        pairs = re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', catalogue.read_text(), re.MULTILINE)
        found |= {message for message, chinese in pairs if message != chinese and len(message) > 2}
    return frozenset(found)
