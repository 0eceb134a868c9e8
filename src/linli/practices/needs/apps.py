from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "linli.practices.needs"
    label = "needs"
