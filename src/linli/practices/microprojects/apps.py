from django.apps import AppConfig


class MicroprojectsConfig(AppConfig):
    name = "linli.practices.microprojects"
    label = "microprojects"
