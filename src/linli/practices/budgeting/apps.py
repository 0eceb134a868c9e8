from django.apps import AppConfig


class BudgetingConfig(AppConfig):
    name = "linli.practices.budgeting"
    label = "budgeting"
