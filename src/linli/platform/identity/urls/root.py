"""What stands at the root: `/preferences/`, the printed `/h/#CODE`, and allauth's pages under `/accounts/`.

Of allauth only what we use: no sign-up, no e-mail, no reset (an administrator sets a first password).
"""

from allauth.account import views as allauth
from django.conf import settings
from django.urls import include, path
from django.views.generic import RedirectView

from linli.platform.identity.views import door
from linli.platform.identity.views.preferences import preferences

accounts = [
    path("login/", door.StaffLoginView.as_view(), name="account_login"),
    path("login/code/", door.AskCodeView.as_view(), name="account_request_login_code"),
    path("login/code/confirm/", door.EnterCodeView.as_view(), name="account_confirm_login_code"),
    path("logout/", allauth.logout, name="account_logout"),
    path("inactive/", allauth.account_inactive, name="account_inactive"),
    path("reauthenticate/", allauth.reauthenticate, name="account_reauthenticate"),
    path("password/change/", door.ChangePasswordView.as_view(), name="account_change_password"),
    path("2fa/", include("allauth.mfa.urls")),
]
if settings.WEIXIN_APP_ID:
    accounts += [
        path("", include("allauth.socialaccount.providers.weixin.urls")),
        path("3rdparty/", include("allauth.socialaccount.urls")),
    ]

urlpatterns = [
    path("preferences/", preferences, name="preferences"),
    # browsers carry `#CODE` over a redirect by themselves and never send it
    path("h/", RedirectView.as_view(pattern_name="identity:household"), name="household_code"),
    path("accounts/", include(accounts)),
]
