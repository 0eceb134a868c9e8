from django.apps import AppConfig


class EstatesConfig(AppConfig):
    name = "linli.practices.estates"
    label = "estates"
