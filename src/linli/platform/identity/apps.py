from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.utils.translation import gettext_lazy as _

CONSOLE = "linli.platform.identity.gateways.ConsoleGateway"


class IdentityConfig(AppConfig):
    name = "linli.platform.identity"
    label = "identity"
    verbose_name = _("Ways in")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        checks.register(gateway_is_real, checks.Tags.security, deploy=True)


def gateway_is_real(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    """Codes that are written to a terminal keep nobody out: an error before going into service."""
    if settings.LINLI_DEMONSTRATION or settings.LINLI_SMS_GATEWAY != CONSOLE:
        return []
    return [
        checks.Error(
            "Login codes are written to the console.",
            hint="Name the class of your SMS provider in LINLI_SMS_GATEWAY.",
            id="identity.E001",
        )
    ]
