"""What is typed at the door."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm, LoginForm, RequestLoginCodeForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from linli.platform.identity import codes, queries, rules
from linli.platform.ui.words import told


class AskCodeForm(RequestLoginCodeForm):
    """A resident's phone."""

    def clean_phone(self) -> str:
        left = queries.attempts_left("sms", self.cleaned_data["phone"])
        if not left:
            raise ValidationError(told(left.because), code="tried_too_often")
        return super().clean_phone()


class EnterCodeForm(ConfirmLoginCodeForm):
    """The six digits of the text message."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        attributes = {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "otp", "maxlength": 8}
        self.fields["code"].widget = forms.TextInput(attrs=attributes)
        self.fields["code"].label = _("Six digits")


class StaffLoginForm(LoginForm):
    """Username and password, whatever else the account has."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        attributes = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        self.fields["login"] = forms.CharField(
            label=_("Username"), max_length=64, widget=forms.TextInput(attrs=attributes)
        )
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        self.fields["password"].widget.attrs.pop("placeholder", None)
        self.order_fields(["login", "password"])

    def user_credentials(self) -> dict[str, str]:
        return {
            "username": rules.normal_username(self.cleaned_data["login"]),
            "password": self.cleaned_data["password"],
        }


class NumberMixin:
    """The number of an authenticator app, which changes every half minute."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        attributes = {"inputmode": "numeric", "autocomplete": "one-time-code", "class": "otp", "maxlength": 9}
        self.fields["code"].widget = forms.TextInput(attrs=attributes)
        self.fields["code"].label = _("Number from the app")


class SwitchOnAppForm(NumberMixin, ActivateTOTPForm):
    """The first number, which shows that the app has the key."""


class SecondFactorForm(NumberMixin, AuthenticateForm):
    """The number, or a spare code, after the password."""


class StillYouForm(NumberMixin, ReauthenticateForm):
    """The number, or a spare code, before something that touches the way in."""


class AddPasskeyForm(AddWebAuthnForm):
    """A passkey with the name that its owner gives it."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What you call it")
        self.fields["passwordless"].label = _("Use it instead of username and password")
        self.fields["passwordless"].help_text = ""


class RenamePasskeyForm(EditWebAuthnForm):
    """Another name for a passkey."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("What you call it")


class HouseholdCodeForm(forms.Form):
    """The ten characters on a household's slip. A slip of the pen is told at once and is no try."""

    code = forms.CharField(
        label=_("Household code"),
        help_text=_("Ten characters, printed on your household's slip."),
        max_length=24,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "short",
            }
        ),
    )

    def clean_code(self) -> str:
        typed = self.cleaned_data["code"]
        if not codes.check(typed):
            raise ValidationError(
                _("A character seems to be wrong. Compare with the slip, one by one."), code="slip"
            )
        return codes.normalise(typed)
