from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "linli.civic.ledger"
    label = "ledger"
