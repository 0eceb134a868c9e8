from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps


class LinliConfig(AppConfig):
    """Loads every app's permissions once all models are there, so that each verb is known from the start."""

    name = "linli.config"
    label = "config"

    def ready(self):
        for config in apps.get_app_configs():
            if config.name.startswith("linli.") and find_spec(f"{config.name}.permissions"):
                import_module(f"{config.name}.permissions")
        import_module("linli.config.checks")
