"""A household's code opens its pages, without an account."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from linli.kernel.verdict import Refusal
from linli.platform.identity import actions, queries
from linli.platform.identity.adapters import client_address
from linli.platform.identity.forms import HouseholdCodeForm
from linli.platform.identity.views.preferences import safe_next
from linli.platform.ui.words import told


@method_decorator([never_cache, sensitive_post_parameters("code")], name="dispatch")
class HouseholdView(FormView):
    """The code is typed, or filled in from the part of the printed address that browsers never send (`#…`)."""

    template_name = "identity/household.html"
    form_class = HouseholdCodeForm

    def form_valid(self, form: HouseholdCodeForm) -> HttpResponse:
        try:
            actions.enter_household(
                request=self.request, address=client_address(self.request), code=form.cleaned_data["code"]
            )
        except Refusal as refusal:
            form.add_error(refusal.field, told(refusal.because))
            return self.form_invalid(form)
        return redirect(safe_next(self.request, settings.LINLI_HOUSEHOLD_HOME))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "next": safe_next(self.request, ""),
            "inside": queries.household_of(self.request) is not None,
            "hours": settings.LINLI_HOUSEHOLD_MINUTES // 60,
        }


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close the household's session in this browser."""
    actions.leave_household(request=request)
    return redirect("identity:household")
