from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "linli.practices.groups"
    label = "groups"
