"""Language and large type: cookies, so that they hold without an account."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from linli.platform.identity.middleware import SENIOR_COOKIE

YEAR = 365 * 24 * 60 * 60


def safe_next(request: HttpRequest, otherwise: str) -> str:
    """Where the reader wants to go next, if it is within this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    within = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if within else otherwise


@never_cache
def preferences(request: HttpRequest) -> HttpResponse:
    """Remember `senior` (on, off) and `language`, and go back to `next`.

    A plain link may do it: the worst that a stranger's link can change is the size of the letters.
    """
    response = redirect(safe_next(request, "/"))
    senior, language = request.GET.get("senior"), request.GET.get("language")
    if senior in {"on", "off"}:
        keep = YEAR if senior == "on" else 0
        response.set_cookie(
            SENIOR_COOKIE, senior, max_age=keep, secure=settings.TLS, samesite="Lax", httponly=True
        )
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, secure=settings.TLS, samesite="Lax"
        )
    return response
