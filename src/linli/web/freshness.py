"""Public pages are kept as long as they are true, and never longer.

Whatever changes what a page shows leaves a journal entry. So a page is valid as long as the latest entry of its place is:
its ETag is that entry's number with the day, the language and the letter size. A view names its place with `fresh_for`;
a page that names none is valid until the next entry anywhere. Only pages for visitors without a session are kept.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request

from linli import __version__
from linli.platform import clock
from linli.platform.identity.middleware import SENIOR_COOKIE
from linli.platform.journal.queries import latest

KEPT_SECONDS = 24 * 3600
LARGEST = 512 * 1024
"""Pages beyond this size (bytes) are not kept."""


@dataclass(frozen=True)
class Page:
    """A page as it was answered, with the entry of the journal up to which it is true."""

    community: str
    entry: int
    etag: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    packed: bytes


def fresh_for(request: HttpRequest, community: str) -> None:
    """Say that the page being made changes only with entries about this community (by its code)."""
    request.linli_community = community


class FreshPages:
    """Answers a visitor without a session from the kept page while it is true, with 304 where the browser has it too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return self.get_response(request)
        key = _key(request)
        page = caches["default"].get(key)
        if page and page.entry == latest(page.community):
            return _answer(request, page)
        return self._made(request, key)

    def _made(self, request: HttpRequest, key: str) -> HttpResponse:
        everywhere = latest()
        response = self.get_response(request)
        if not _may_be_kept(request, response):
            return response
        community = getattr(request, "linli_community", "")
        # Read before the page was made: a community's entry can only be the same or newer in the page itself.
        entry = latest(community) if community else everywhere
        if community and latest() != everywhere:
            return response
        page = _page(key, community, entry, response)
        caches["default"].set(key, page, KEPT_SECONDS)
        return _answer(request, page)


def _key(request: HttpRequest) -> str:
    parts = (
        __version__,
        request.get_host(),
        request.get_full_path(),
        get_language_from_request(request),
        request.COOKIES.get(SENIOR_COOKIE, ""),
        request.headers.get("HX-Request", ""),
        clock.today().isoformat(),
        settings.STATIC_URL,
    )
    return "page:" + hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "Content-Disposition" not in response
        and "no-store" not in response.get("Cache-Control", "")
        and len(response.content) <= LARGEST
        and "CSRF_COOKIE" not in request.META
    )


def _page(key: str, community: str, entry: int, response: HttpResponse) -> Page:
    etag = f'"{key[5:21]}-{entry}"'
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    response["Vary"] = "Accept-Encoding, Accept-Language, Cookie, HX-Request"
    body = response.content
    headers = tuple((name, value) for name, value in response.items() if name != "Content-Length")
    return Page(community, entry, etag, headers, body, gzip.compress(body, 6, mtime=0))


def _answer(request: HttpRequest, page: Page) -> HttpResponse:
    if request.headers.get("If-None-Match") == page.etag:
        response = HttpResponse(status=304)
        del response["Content-Type"]
        response["ETag"] = page.etag
        response["Vary"] = "Accept-Encoding, Accept-Language, Cookie, HX-Request"
        return response
    packed = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(page.packed if packed else page.body)
    for name, value in page.headers:
        response[name] = value
    if packed:
        response["Content-Encoding"] = "gzip"
    return response
