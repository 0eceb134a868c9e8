"""Addresses of the ledger."""

from django.urls import path

from linli.civic.ledger import views

app_name = "ledger"

urlpatterns = [
    path("places/<slug:place>/", views.AccountsView.as_view(), name="accounts"),
    path("places/<slug:place>/pay-in/", views.PayInView.as_view(), name="pay_in"),
    path("accounts/<int:account>/", views.StatementView.as_view(), name="account"),
]
