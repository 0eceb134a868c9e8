from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdentityConfig(AppConfig):
    name = "linli.platform.identity"
    label = "identity"
    verbose_name = _("Ways in")
    default_auto_field = "django.db.models.BigAutoField"
