"""Addresses of residents' votes. Each verb that a playbook names has a page `budgeting:<verb>` for a run."""

from django.urls import path

from linli.practices.budgeting.views import papers, preparing, results, votes, voting

app_name = "budgeting"

urlpatterns = [
    path("", votes.VotesView.as_view(), name="list"),
    path("runs/<int:run>/prepare/", preparing.PrepareVoteView.as_view(), name="prepare_vote"),
    path("runs/<int:run>/open/", preparing.OpenVoteView.as_view(), name="open_vote"),
    path("runs/<int:run>/vote/", voting.BallotView.as_view(), name="vote"),
    path("runs/<int:run>/papers/", papers.EnterPapersView.as_view(), name="enter_paper_ballots"),
    path("runs/<int:run>/check/", papers.ChooseSheetView.as_view(), name="check_paper_ballots"),
    path("runs/<int:run>/close/", votes.CloseVoteView.as_view(), name="close_vote"),
    path("runs/<int:run>/allocate/", results.AllocateView.as_view(), name="allocate"),
    path("runs/<int:run>/consent/", preparing.ChooseOwnOptionView.as_view(), name="consent_part"),
    path("<int:vote>/", votes.VoteView.as_view(), name="vote_page"),
    path("<int:vote>/turnout/", votes.TurnoutView.as_view(), name="turnout"),
    path("<int:vote>/estates/", votes.EstatesView.as_view(), name="estates"),
    path("<int:vote>/call-off/", preparing.CallOffView.as_view(), name="call_off_vote"),
    path("<int:vote>/saved/", voting.SavedView.as_view(), name="saved"),
    path("<int:vote>/find/", voting.FindView.as_view(), name="find"),
    path("<int:vote>/roll/", papers.RollView.as_view(), name="roll"),
    path("<int:vote>/papers/print/", papers.PaperBallotsView.as_view(), name="paper_ballots"),
    path("<int:vote>/papers/import/", papers.ImportPapersView.as_view(), name="import_papers"),
    path("<int:vote>/result/", results.ResultView.as_view(), name="result"),
    path("<int:vote>/what-if/", results.WhatIfView.as_view(), name="what_if"),
    path("<int:vote>/what-if/print/", results.WhatIfPrintView.as_view(), name="what_if_print"),
    path("<int:vote>/ballots.<str:form>", results.BallotFileView.as_view(), name="ballot_file"),
    path("options/<int:option>/", results.OptionView.as_view(), name="option"),
    path("options/<int:option>/consent/", preparing.ConsentView.as_view(), name="consent"),
    path("sheets/<int:sheet>/", papers.PaperSheetView.as_view(), name="paper_sheet"),
    path("sheets/<int:sheet>/reject/", papers.RejectPapersView.as_view(), name="reject_paper_ballots"),
    path("addresses/<int:count>/", votes.ManyFromOneView.as_view(), name="many_from_one"),
]
