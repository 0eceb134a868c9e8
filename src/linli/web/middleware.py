"""Who is asking, and what is answered to an act that may not be done."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject

from linli.civic.mandates.models import NOBODY
from linli.civic.mandates.queries import actor_for_household, actor_of_user
from linli.civic.people.queries import household_of_session
from linli.kernel.verdict import Refusal


class ActorMiddleware:
    """Gives each request its `actor`: the person behind the account, the household of the code, or nobody; read when asked."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        request.actor = SimpleLazyObject(lambda: _actor(request))
        return self.get_response(request)


class RefusalMiddleware:
    """A Refusal that no form has shown becomes a page that says it, with status 403."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest):
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception):
        if isinstance(exception, Refusal):
            return render(request, "refused.html", {"because": exception.because}, status=403)
        return None


def _actor(request: HttpRequest):
    if request.user.is_authenticated:
        return actor_of_user(request.user)
    household = household_of_session(request.session)
    return actor_for_household(household) if household else NOBODY
