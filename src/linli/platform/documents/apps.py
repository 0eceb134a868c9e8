from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "linli.platform.documents"
    label = "documents"
