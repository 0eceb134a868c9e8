from django.apps import AppConfig


class PanelsConfig(AppConfig):
    name = "linli.practices.panels"
    label = "panels"
