"""Logging in: a phone and a code, or a username and a password, on one page."""

from __future__ import annotations

from typing import Any

from allauth.account.views import ConfirmLoginCodeView, LoginView, PasswordChangeView, RequestLoginCodeView
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from linli.platform.identity import hooks, queries
from linli.platform.identity.forms import AskCodeForm, StaffLoginForm
from linli.platform.ui.words import told

PHONE = "linli_phone"  # what was typed, kept in the session until it has led in


def choices(request: HttpRequest) -> dict[str, Any]:
    """The other ways in that this installation has."""
    return {
        "demonstration": settings.LINLI_DEMONSTRATION,
        "households": bool(settings.LINLI_HOUSEHOLD_OF_CODE),
        "wechat": bool(settings.WEIXIN_APP_ID),
        "minutes": settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60,
    }


@method_decorator(never_cache, name="dispatch")
class AskCodeView(RequestLoginCodeView):
    """Residents ask for a code. An unknown phone sees the same pages as a known one."""

    template_name = "identity/door.html"

    def get_initial(self) -> dict[str, str]:
        return {"phone": self.request.session.get(PHONE, "")}

    def form_valid(self, form: AskCodeForm) -> HttpResponse:
        self.request.session[PHONE] = form.cleaned_data["phone"]
        try:
            return super().form_valid(form)
        except OSError:
            form.add_error(
                "phone", _("The message could not be sent. Try again, or ask your community officer.")
            )
            return self.form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return (
            context | choices(self.request) | {"phone_form": context["form"], "staff_form": StaffLoginForm()}
        )


class EnterCodeView(ConfirmLoginCodeView):
    """The code is typed. Too late or too often leads back to the phone, which is still there."""

    template_name = "identity/enter_code.html"
    refused = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        sent_back = response.status_code == 302 and response.url == reverse("account_request_login_code")
        if sent_back and PHONE in request.session and not self.refused:
            messages.error(request, _("The code has expired. Your number is still here: ask for a new code."))
        return response

    def form_invalid(self, form: Any) -> HttpResponse:
        self.refused = True
        return super().form_invalid(form)

    def _verify_form_valid(self, form: Any) -> HttpResponse:
        self.request.session.pop(PHONE, None)
        return super()._verify_form_valid(form)

    def _resend_form_valid(self, form: Any) -> HttpResponse:
        left = queries.attempts_left("sms", self._process.state.get("phone", ""))
        if left:
            return super()._resend_form_valid(form)
        messages.error(self.request, told(left.because))
        return redirect(self.request.get_full_path())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | choices(self.request)


class StaffLoginView(LoginView):
    """Staff log in with username and password; the second factor follows where there is one."""

    template_name = "identity/door.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        phone_form = AskCodeForm(initial={"phone": self.request.session.get(PHONE, "")})
        forms = {
            "phone_form": phone_form,
            "staff_form": context["form"],
            "staff_first": "staff" in self.request.GET,
        }
        return context | choices(self.request) | forms


class ChangePasswordView(PasswordChangeView):
    """Residents have no password to change."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and not request.user.has_usable_password():
            return redirect("identity:me")
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"days": hooks.password_days()}
