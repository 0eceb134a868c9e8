"""Addresses of contests. Each verb that a playbook names has a page `contests:<verb>` for a run."""

from django.urls import path

from linli.practices.contests.views import awards, entries, texts

app_name = "contests"

urlpatterns = [
    path("runs/<int:run>/rules/", texts.RulesView.as_view(), name="rules"),
    path("runs/<int:run>/rules/draft/", texts.DraftRulesView.as_view(), name="draft_rules"),
    path("runs/<int:run>/rules/change/", texts.ProposeChangeView.as_view(), name="propose_change"),
    path("runs/<int:run>/rules/adopt/", texts.AdoptRulesView.as_view(), name="adopt_rules"),
    path("changes/<int:change>/", texts.AnswerChangeView.as_view(), name="answer_change"),
    path("runs/<int:run>/entries/", entries.EntriesView.as_view(), name="entries"),
    path("runs/<int:run>/enter/", entries.EnterView.as_view(), name="enter"),
    path("runs/<int:run>/withdraw/", entries.OwnEntriesView.as_view(), name="withdraw_entry"),
    path("entries/<int:entry>/", entries.EntryView.as_view(), name="entry"),
    path("entries/<int:entry>/withdraw/", entries.WithdrawEntryView.as_view(), name="withdraw"),
    path("runs/<int:run>/award/", awards.ConfirmAwardsView.as_view(), name="confirm_award"),
    path("runs/<int:run>/sign/", awards.SignAgreementsView.as_view(), name="sign_agreement"),
    path("agreements/<int:agreement>/", awards.AgreementView.as_view(), name="agreement"),
]
