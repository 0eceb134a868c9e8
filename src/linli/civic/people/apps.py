from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "linli.civic.people"
    label = "people"
