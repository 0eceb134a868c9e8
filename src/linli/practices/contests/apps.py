from django.apps import AppConfig


class ContestsConfig(AppConfig):
    name = "linli.practices.contests"
    label = "contests"
