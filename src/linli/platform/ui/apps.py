"""The app that carries templates, style sheets, template tags and their catalogue."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    name = "linli.platform.ui"
    label = "ui"
    verbose_name = _("Building blocks of pages")
