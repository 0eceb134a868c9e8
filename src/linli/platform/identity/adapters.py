"""What allauth does our way: Chinese phones, numeric codes by text message, no sign-up, sealed secrets."""

from __future__ import annotations

import base64
import hashlib
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.httpkit import get_client_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from linli.platform.identity import actions, rules
from linli.platform.identity.models import User

# These only say what the next page shows, and one of them names the phone.
QUIET = {"account/messages/logged_in.txt", "account/messages/login_code_sent.txt"}
NO_MATCH = _("Username and password do not match.")


def client_address(request: HttpRequest) -> str:
    """The address that asks, seen through LINLI_PROXIES trusted proxies; empty when the server names none."""
    return get_client_ip(request) or ""


class PhoneField(forms.CharField):
    """A phone as people write it; cleaned to E.164."""

    def __init__(self, **kwargs: Any):
        attributes = {"type": "tel", "inputmode": "tel", "autocomplete": "tel"}
        kwargs.setdefault("label", _("Phone number"))
        super().__init__(widget=forms.TextInput(attrs=attributes), max_length=24, **kwargs)

    def clean(self, value: str) -> str:
        typed = super().clean(value)
        phone = rules.normal_phone(typed)
        if typed and phone is None:
            raise ValidationError(_("A mobile number has 11 digits, such as 138 1234 5678."), code="no_phone")
        return phone or ""


class AccountAdapter(DefaultAccountAdapter):
    """Ways in with phone and code, or with username and password."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("That is not the code we sent. Look again, or ask for a new one."),
        "too_many_login_attempts": _(
            "That was tried too often. Wait a few minutes, then ask for a new code, or ask your community officer."
        ),
        "username_password_mismatch": NO_MATCH,
        "phone_password_mismatch": NO_MATCH,
        "rate_limited": _("That was too fast. Wait a minute, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def phone_form_field(self, **kwargs: Any) -> PhoneField:
        return PhoneField(**kwargs)

    def get_user_by_phone(self, phone: str) -> User | None:
        return actions.find_or_open_account(phone=phone)

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, True) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        user.phone = phone
        user.save(update_fields=["phone"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        """A phone stands in the register or it does not; there is no half-known one."""

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        actions.send_code(phone=phone, code=code)

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        """Nothing is sent to a stranger, but it counts, so that limits do not tell who is known."""
        actions.spend_attempt(kind="sms", key=phone)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        response = super().post_login(request, user, **kwargs)
        actions.settle_in(request=request, user=user)
        return response

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        if message_template not in QUIET:
            super().add_message(request, level, message_template, *args, **kwargs)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("identity:me")


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors: their secrets are encrypted in the database, their labels name no phone."""

    def encrypt(self, text: str) -> str:
        return self._seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return self._seal().decrypt(encrypted_text.encode()).decode()

    def _get_user_identifier(self, user: User) -> str:
        return str(user)

    def _seal(self) -> Fernet:
        key = hashlib.sha256(b"linli.identity.second-factor:" + settings.SECRET_KEY.encode()).digest()
        return Fernet(base64.urlsafe_b64encode(key))
