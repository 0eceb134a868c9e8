from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "linli.practices.matching"
    label = "matching"
