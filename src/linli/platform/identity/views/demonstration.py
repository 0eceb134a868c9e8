"""In a demonstration a visitor may be anybody of the cast. Elsewhere these pages do not exist."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import TemplateView

from linli.kernel.verdict import Refusal
from linli.platform.identity import actions, hooks
from linli.platform.identity.views.preferences import safe_next


class SwitchRoleView(TemplateView):
    """Lists the cast; a choice logs in as that member."""

    template_name = "identity/switch_role.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.LINLI_DEMONSTRATION:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "cast": hooks.demo_cast(),
            "next": safe_next(self.request, ""),
        }

    def post(self, request: HttpRequest) -> HttpResponse:
        chosen = request.POST.get("user", "")
        try:
            actions.switch_role(request=request, user_id=int(chosen) if chosen.isdecimal() else 0)
        except Refusal as refusal:
            raise Http404(str(refusal)) from refusal
        return redirect(safe_next(request, settings.LOGIN_REDIRECT_URL))
