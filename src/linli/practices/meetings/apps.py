from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "linli.practices.meetings"
    label = "meetings"
