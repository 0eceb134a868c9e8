from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "linli.platform.journal"
    label = "journal"
