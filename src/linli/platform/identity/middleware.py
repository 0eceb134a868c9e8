"""What happens to every request at the door: preferences, sessions that rest too long, duties of staff."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from linli.platform import clock
from linli.platform.identity import actions, hooks, queries, rules

Respond = Callable[[HttpRequest], HttpResponse]

SENIOR_COOKIE = "linli_senior"
SEEN = "linli_seen"
SEEN_EVERY = 60  # seconds; a session is written so often at most
# pages that must stay open while a duty is being done
OPEN_PAGES = ("account_", "mfa_", "identity:", "preferences", "javascript")


class PreferencesMiddleware:
    """`request.senior`, and the header that keeps devices' sensors shut."""

    def __init__(self, respond: Respond):
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.senior = request.COOKIES.get(SENIOR_COOKIE) == "on"
        response = self.respond(request)
        response.headers.setdefault("Permissions-Policy", settings.LINLI_PERMISSIONS_POLICY)
        return response


class IdleMiddleware:
    """Logs out an account that has rested longer than LINLI_IDLE_MINUTES allows; closes a household's session.

    Counts by the machine's clock, not by `platform.clock`: a demonstration that leaps a month ahead
    should not throw everybody out.
    """

    def __init__(self, respond: Respond):
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            if request.user.is_authenticated:
                self.mind(request)
            if queries.household_rested(request):
                actions.leave_household(request=request)
        return self.respond(request)

    def mind(self, request: HttpRequest) -> None:
        now = int(time.time())
        seen_at = request.session.get(SEEN, now)
        minutes = settings.LINLI_IDLE_MINUTES["staff" if hooks.is_staff(request.user) else "resident"]
        if rules.idle_too_long(seen_at, now=now, minutes=minutes):
            logout(request)
            messages.info(request, _("You were away for a while and have been signed out, to be safe."))
        elif SEEN not in request.session or now - seen_at >= SEEN_EVERY:
            request.session[SEEN] = now


class StaffDutiesMiddleware:
    """Staff go on only with a second factor and a password that is not too old."""

    def __init__(self, respond: Respond):
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.respond(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not hooks.is_staff(request.user):
            return None
        if (request.resolver_match.view_name or "").startswith(OPEN_PAGES):
            return None
        return self.old_password(request) or self.missing_factor(request)

    def old_password(self, request: HttpRequest) -> HttpResponse | None:
        user = request.user
        due = rules.password_too_old(user.password_set_at, now=clock.now(), days=hooks.password_days())
        if not (due and user.has_usable_password()):
            return None
        messages.info(request, _("Your password is due for a change. Choose a new one, then go on."))
        return redirect("account_change_password")

    def missing_factor(self, request: HttpRequest) -> HttpResponse | None:
        if not hooks.second_factor_required() or queries.came_with_second_factor(request):
            return None
        if not queries.has_second_factor(request.user):
            messages.info(request, _("Your work here needs a second factor. Set one up, then go on."))
            return redirect("mfa_index")
        methods = get_adapter(request).get_reauthentication_methods(request.user)
        url = next(method["url"] for method in methods if method["id"].startswith("mfa_"))
        return redirect(f"{url}?{urlencode({'next': request.get_full_path()})}")
