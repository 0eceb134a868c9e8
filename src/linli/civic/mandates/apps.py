from django.apps import AppConfig


class MandatesConfig(AppConfig):
    name = "linli.civic.mandates"
    label = "mandates"
