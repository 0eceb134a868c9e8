"""Everything that Django, allauth, axes and csp are told about ways in; the site's settings import it whole.

What an installation may want to change starts with LINLI_; what is read from the environment is read here.
"""

from __future__ import annotations

import os
from datetime import timedelta

from csp.constants import NONE, SELF

TLS = os.environ.get("LINLI_TLS") == "1"
WEIXIN_APP_ID = os.environ.get("LINLI_WEIXIN_APP_ID", "")

IDENTITY_APPS = [
    "linli.platform.identity",  # before allauth, whose templates it replaces
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
]
# to stand after Django's session, locale, auth and message middleware
IDENTITY_MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "linli.platform.identity.middleware.PreferencesMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "linli.platform.identity.middleware.IdleMiddleware",
    "linli.platform.identity.middleware.StaffDutiesMiddleware",
    "axes.middleware.AxesMiddleware",
]

AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"

# --- what an installation decides
LINLI_SMS_GATEWAY = os.environ.get("LINLI_SMS_GATEWAY", "linli.platform.identity.gateways.ConsoleGateway")
LINLI_STAFF_NEED_SECOND_FACTOR: bool | None = None  # None: everywhere but in a demonstration
LINLI_PASSWORD_DAYS = 90
LINLI_SESSIONS_EACH = 3
LINLI_IDLE_MINUTES = {"staff": 30, "resident": 14 * 24 * 60}
LINLI_HOUSEHOLD_MINUTES = 120
LINLI_HOUSEHOLD_HOME = "/"
LINLI_ATTEMPTS = {"sms": (10, 24 * 60), "household": (10, 30)}  # how many in how many minutes
# Keys the digests of household codes (else SECRET_KEY does): with another key every printed code is void.
LINLI_CODES_KEY = os.environ.get("LINLI_CODES_KEY", "")

# --- hooks of the storeys above, dotted paths (see hooks.py)
LINLI_PERSON_OF_USER: str | None = None
LINLI_PHONE_IN_REGISTER: str | None = None
LINLI_STAFF_CAPACITY_OF_USER: str | None = None
LINLI_HOUSEHOLD_OF_CODE: str | None = None
LINLI_DEMO_CAST: str | None = None
LINLI_EXPORTS_OF_USER: list[str] = []

# --- allauth
ACCOUNT_ADAPTER = "linli.platform.identity.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"phone", "username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_USER_DISPLAY = str
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 5 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_FORMS = {
    "login": "linli.platform.identity.forms.StaffLoginForm",
    "request_login_code": "linli.platform.identity.forms.AskCodeForm",
    "confirm_login_code": "linli.platform.identity.forms.EnterCodeForm",
}
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip"}  # by account it is axes that counts
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 6, "dashed": False}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("LINLI_PROXIES", "0"))
MFA_ADAPTER = "linli.platform.identity.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "linli.platform.identity.forms.SwitchOnAppForm",
    "authenticate": "linli.platform.identity.forms.SecondFactorForm",
    "reauthenticate": "linli.platform.identity.forms.StillYouForm",
    "add_webauthn": "linli.platform.identity.forms.AddPasskeyForm",
    "edit_webauthn": "linli.platform.identity.forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Linli 邻里"
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not TLS

# --- axes: lock-out, and the trail of every way in
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_LOCKOUT_PARAMETERS = "linli.platform.identity.hooks.lockout_parameters"
AXES_USERNAME_CALLABLE = "linli.platform.identity.hooks.lockout_username"
AXES_USERNAME_FORM_FIELD = "username"
AXES_CLIENT_IP_CALLABLE = "linli.platform.identity.adapters.client_address"
AXES_LOCKOUT_TEMPLATE = "identity/locked.html"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # else anybody could keep somebody out for good
AXES_ENABLE_ACCESS_FAILURE_LOG = True
AXES_ALLOWED_CORS_ORIGINS = ""
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "phone", "code", "credential"]
AXES_VERBOSE = False

# --- passwords
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "linli.platform.identity.passwords.MixedCharactersValidator"},
    {"NAME": "linli.platform.identity.passwords.NotTheOldOneValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "phone", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- sessions and cookies
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
SESSION_COOKIE_SECURE = TLS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = TLS
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = TLS
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60

# --- headers
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = TLS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = TLS
SECURE_HSTS_PRELOAD = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS and ALLAUTH_TRUSTED_PROXY_COUNT else None
# The camera reads check-in codes, the place marks a need on the map, passkeys are the second factor.
LINLI_PERMISSIONS_POLICY = (
    "camera=(self), geolocation=(self), publickey-credentials-create=(self), publickey-credentials-get=(self), "
    "accelerometer=(), autoplay=(), browsing-topics=(), display-capture=(), gyroscope=(), magnetometer=(), "
    "microphone=(), midi=(), payment=(), usb=()"
)
TILE_HOSTS = os.environ.get("LINLI_TILE_HOSTS", "").split()
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", "blob:", *TILE_HOSTS],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# --- logs: to standard error, without personal data
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"personal_data": {"()": "linli.platform.identity.logs.PersonalDataFilter"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "filters": ["personal_data"], "formatter": "line"},
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "axes": {"level": "WARNING"},
    },
}

# --- WeChat, where the installation has an app there (needs the extra `linli[wechat]`)
if WEIXIN_APP_ID:
    IDENTITY_APPS += ["allauth.socialaccount", "allauth.socialaccount.providers.weixin"]
    SOCIALACCOUNT_ADAPTER = "linli.platform.identity.wechat.ConnectedOnlyAdapter"
    SOCIALACCOUNT_FORMS = {"disconnect": "linli.platform.identity.wechat.DisconnectWeChatForm"}
    SOCIALACCOUNT_AUTO_SIGNUP = False
    SOCIALACCOUNT_STORE_TOKENS = False
    SOCIALACCOUNT_PROVIDERS = {
        "weixin": {
            "APPS": [
                {"client_id": WEIXIN_APP_ID, "secret": os.environ.get("LINLI_WEIXIN_SECRET", ""), "key": ""}
            ],
        }
    }
    # a form that is answered by a redirect to WeChat counts as a form sent there
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"] += ["https://open.weixin.qq.com"]
