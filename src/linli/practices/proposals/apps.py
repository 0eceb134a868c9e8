from django.apps import AppConfig


class ProposalsConfig(AppConfig):
    name = "linli.practices.proposals"
    label = "proposals"
