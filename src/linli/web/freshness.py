"""Public pages are kept as long as they are true, and never longer.

Whatever changes what a page shows leaves a journal entry. So a page is valid as long as the latest entries of its place
are: each request asks for these (one query), and no page is thrown away for its age. A view opts in with `fresh_for`;
only what visitors without a session get is kept, in each process for itself, the least asked-for leaving first.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags
from django.utils.translation import get_language_from_request

from linli.platform import clock
from linli.platform.identity.middleware import SENIOR_COOKIE
from linli.platform.journal.freshness import Watched
from linli.platform.journal.queries import Mark, mark_of

ROOM = 24 * 1024 * 1024
"""Bytes of pages that one process keeps."""
LARGEST = 512 * 1024
"""A page beyond this size (bytes) is not kept."""
VARY = "Accept-Encoding, Accept-Language, Cookie, HX-Request"
OF_ONE_VISITOR = (settings.SESSION_COOKIE_NAME, "messages")
"""Cookies whose bearer gets pages of their own."""
SIGNED = "HTTP_AUTHORIZATION"

Key = tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """A page as it was answered, with the mark of the journal up to which it is true."""

    watched: Watched
    mark: Mark
    etag: str
    headers: dict[str, str]
    body: bytes
    packed: bytes

    @property
    def size(self) -> int:
        return len(self.body) + len(self.packed) + 1024


class Shelf:
    """The pages that this process keeps, within `room` bytes."""

    def __init__(self, room: int = ROOM):
        self.room, self.used = room, 0
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key) -> Page | None:
        """The page of this key, true or not."""
        with self._lock:
            if key in self._pages:
                self._pages.move_to_end(key)
            return self._pages.get(key)

    def put(self, key: Key, page: Page) -> None:
        """Keep a page; those asked for longest ago make room for it."""
        with self._lock:
            if old := self._pages.pop(key, None):
                self.used -= old.size
            self._pages[key] = page
            self.used += page.size
            while self.used > self.room:
                self.used -= self._pages.popitem(last=False)[1].size

    def clear(self) -> None:
        """Keep nothing any more."""
        with self._lock:
            self._pages.clear()
            self.used = 0

    def __len__(self) -> int:
        return len(self._pages)


SHELF = Shelf()


class FreshPages:
    """Answers a visitor without a session from the kept page while it is true, with 304 where the browser has it too.

    Stands before all other middleware: a kept page has their headers in it, and needs nothing else of them. What a view
    shows is only kept once the view is known to say `fresh_for`, so that all others cost nothing.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.known: set[Callable] = set()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _asks_as_anybody(request):
            return self.get_response(request)
        key = _key(request)
        page = SHELF.get(key)
        if page and page.mark == mark_of(page.watched):
            return _answer(request, page)
        return self._made(request, key)

    def process_view(self, request: HttpRequest, view: Callable, args, kwargs) -> None:
        """Before a known view reads anything, note how far the journal has come."""
        request.linli_view = view
        if view in self.known and _asks_as_anybody(request):
            request.linli_before = mark_of(())

    def _made(self, request: HttpRequest, key: Key) -> HttpResponse:
        response = self.get_response(request)
        watched = getattr(request, "linli_watched", None)
        if watched is None:
            return response
        self.known.add(request.linli_view)
        before = getattr(request, "linli_before", None)
        # Had anything been written meanwhile, the page could show some of it and lack the rest.
        if not before or not _may_be_kept(request, response) or mark_of(()) != before:
            return response
        page = _page(response, watched, mark_of(watched) if watched else before)
        SHELF.put(key, page)
        return _answer(request, page)


def _asks_as_anybody(request: HttpRequest) -> bool:
    if request.method not in ("GET", "HEAD") or request.path_info.startswith(settings.STATIC_URL):
        return False
    cookies = request.COOKIES
    return not any(name in cookies for name in OF_ONE_VISITOR) and SIGNED not in request.META


def _key(request: HttpRequest) -> Key:
    """Everything that a page for anybody depends on, beside what the journal tells."""
    return (
        request.scheme,
        request.get_host(),
        request.get_full_path(),
        get_language_from_request(request),
        "senior" if request.COOKIES.get(SENIOR_COOKIE) == "on" else "",
        "part" if "HTTP_HX_REQUEST" in request.META else "",
        clock.today().isoformat(),
    )


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "Content-Encoding" not in response
        and "no-store" not in response.get("Cache-Control", "")
        and len(response.content) <= LARGEST
        and "CSRF_COOKIE" not in request.META  # a form's token is for one visitor
    )


def _page(response: HttpResponse, watched: Watched, mark: Mark) -> Page:
    body = response.content
    etag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'  # weak: the same for the packed body
    headers = dict(response.items()) | {"ETag": etag, "Cache-Control": "no-cache", "Vary": VARY}
    return Page(watched, mark, etag, headers, body, gzip.compress(body, 6, mtime=0))


def _answer(request: HttpRequest, page: Page) -> HttpResponse:
    asked = request.META.get("HTTP_IF_NONE_MATCH")
    if asked and (asked == page.etag or page.etag in _weak(asked) or asked == "*"):
        return _with(HttpResponse(status=304), page.headers, without=("Content-Type", "Content-Length"))
    packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    body = page.packed if packed else page.body
    response = _with(HttpResponse(b"" if request.method == "HEAD" else body), page.headers)
    response.headers["Content-Length"] = str(len(body))
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    return response


def _weak(asked: str) -> set[str]:
    """The tags of an If-None-Match as weak ones, which is how they are compared."""
    return {tag if tag.startswith("W/") else f"W/{tag}" for tag in parse_etags(asked)}


def _with(response: HttpResponse, headers: dict[str, str], without: tuple[str, ...] = ()) -> HttpResponse:
    for name in without:
        response.headers.pop(name, None)
    for name, value in headers.items():
        if name not in without:
            response.headers[name] = value
    return response
