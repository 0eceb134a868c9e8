"""“My account”: devices, second factor, password, one's own data, preferences."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView

from linli.kernel.verdict import Refusal
from linli.platform.identity import actions, hooks, queries
from linli.platform.ui.words import masked_phone, told


@method_decorator(never_cache, name="dispatch")
class MyAccountView(LoginRequiredMixin, TemplateView):
    """Everything that a person can see and change about their way in."""

    template_name = "identity/me.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "phone": masked_phone(user.phone),
            "sessions": queries.sessions_of(user, self.request),
            "limit": settings.LINLI_SESSIONS_EACH,
            "has_password": user.has_usable_password(),
            "second_factor": queries.has_second_factor(user),
            "needs_factor": hooks.is_staff(user) and hooks.second_factor_required(),
            "wechat": bool(settings.WEIXIN_APP_ID),
        }


@login_required
@require_POST
def end_session(request: HttpRequest, session: int) -> HttpResponse:
    """Sign out one device."""
    try:
        actions.end_session(request=request, session=session)
    except Refusal as refusal:
        messages.info(request, told(refusal.because))
    return redirect("identity:me" if request.user.is_authenticated else "account_login")


@login_required
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out all other devices."""
    ended = actions.end_other_sessions(request=request)
    messages.success(
        request, ngettext("%(n)d device signed out.", "%(n)d devices signed out.", ended) % {"n": ended}
    )
    return redirect("identity:me")


@login_required
@require_POST
def export_data(request: HttpRequest) -> HttpResponse:
    """One's own data as a file (PIPL art. 45)."""
    response = JsonResponse(
        queries.data_of(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    response.headers["Content-Disposition"] = 'attachment; filename="linli-my-data.json"'
    response.headers["Cache-Control"] = "no-store"
    return response
