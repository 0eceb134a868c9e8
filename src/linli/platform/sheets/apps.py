from django.apps import AppConfig


class SheetsConfig(AppConfig):
    name = "linli.platform.sheets"
    label = "sheets"
