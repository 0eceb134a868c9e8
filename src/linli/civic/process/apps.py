from django.apps import AppConfig


class ProcessConfig(AppConfig):
    name = "linli.civic.process"
    label = "process"
