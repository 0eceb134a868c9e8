"""WeChat as a way in, where LINLI_WEIXIN_APP_ID is set: for accounts that have connected it, never to open one."""

from __future__ import annotations

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.forms import DisconnectForm
from allauth.socialaccount.models import SocialLogin
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _


class ConnectedOnlyAdapter(DefaultSocialAccountAdapter):
    """A WeChat account opens the door only after its owner has connected it from “My account”."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        sociallogin.account.extra_data = {}  # nickname and picture are not needed to open a door
        if sociallogin.is_existing:
            sociallogin.account.save(update_fields=["extra_data"])
            return
        if sociallogin.state.get("process") == "connect":
            return
        messages.info(
            request, _("This WeChat is not connected yet. Sign in with your phone once and connect it there.")
        )
        raise ImmediateHttpResponse(redirect("account_login"))


class DisconnectWeChatForm(DisconnectForm):
    """Always possible: the phone stays a way in, though allauth misses a password."""

    def clean(self) -> dict[str, Any]:
        return self.cleaned_data
