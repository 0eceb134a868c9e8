"""Addresses of matching. Each verb that a playbook names has a page `matching:<verb>` for a run."""

from django.urls import path

from linli.practices.matching.views import cash, matches, pledges, raises

app_name = "matching"

urlpatterns = [
    path("runs/<int:run>/", raises.RaisesView.as_view(), name="raises"),
    path("runs/<int:run>/rule/", matches.RuleView.as_view(), name="rule"),
    path("runs/<int:run>/rule/declare/", matches.DeclareRuleView.as_view(), name="declare_rule"),
    path("runs/<int:run>/match/", matches.MatchView.as_view(), name="match"),
    path("runs/<int:run>/match/publish/", matches.PublishMatchView.as_view(), name="publish_match"),
    path("runs/<int:run>/pledge/", pledges.PledgeView.as_view(), name="pledge"),
    path("runs/<int:run>/pay/", pledges.PayView.as_view(), name="pay_pledge"),
    path("runs/<int:run>/pledge/withdraw/", pledges.WithdrawPledgeView.as_view(), name="withdraw_pledge"),
    path("runs/<int:run>/cash/", cash.CashRaisesView.as_view(), name="record_cash_pledge"),
    path("runs/<int:run>/confirm/", cash.ConfirmView.as_view(), name="confirm_cash_pledge"),
    path("runs/<int:run>/refund/", raises.RefundView.as_view(), name="refund"),
    path("raises/<int:raising>/", raises.RaiseView.as_view(), name="raise"),
    path("raises/<int:raising>/live/", raises.LiveView.as_view(), name="live"),
    path("raises/<int:raising>/pledges/", raises.PledgesView.as_view(), name="pledges"),
    path("raises/<int:raising>/cash/", cash.RecordCashView.as_view(), name="cash"),
    path("raises/<int:raising>/cash/import/", cash.ImportCashView.as_view(), name="import_cash"),
    path("raises/<int:raising>/fail/", raises.FailView.as_view(), name="fail_raise"),
    path("of/<str:source>/", raises.of_source, name="of_source"),
    path("pledges/<int:pledge>/receipt/", pledges.ReceiptView.as_view(), name="receipt"),
    path("pledges/<int:pledge>/returned/", cash.ReturnPaymentView.as_view(), name="return_payment"),
]
