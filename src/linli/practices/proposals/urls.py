"""Addresses of proposals. Each verb that a playbook names has a page `proposals:<verb>` for a run."""

from django.urls import path

from linli.practices.proposals.views import calls, carrying, choosing, lists, pages, proposing, talking

app_name = "proposals"

urlpatterns = [
    path("runs/<int:run>/", lists.ProposalsView.as_view(), name="proposals"),
    path("runs/<int:run>/call/", calls.CallView.as_view(), name="call"),
    path("runs/<int:run>/call/open/", calls.OpenCallView.as_view(), name="open_call"),
    path("runs/<int:run>/overlaps/", calls.NoteOverlapView.as_view(), name="note_overlap"),
    path("runs/<int:run>/propose/", proposing.ProposeView.as_view(), name="submit_proposal"),
    path("runs/<int:run>/nominate/", proposing.NominateView.as_view(), name="nominate_estate"),
    path("runs/<int:run>/withdraw/", choosing.WithdrawChoice.as_view(), name="withdraw_proposal"),
    path("runs/<int:run>/merge/", choosing.MergeChoice.as_view(), name="merge_proposals"),
    path("runs/<int:run>/consent/", choosing.ConsentChoice.as_view(), name="consent_merge"),
    path("runs/<int:run>/cosign/", choosing.CosignChoice.as_view(), name="cosign"),
    path("runs/<int:run>/coach/", choosing.CoachChoice.as_view(), name="coach"),
    path("<int:proposal>/", pages.ProposalView.as_view(), name="proposal"),
    path("<int:proposal>/versions/<int:number>/", pages.VersionView.as_view(), name="version"),
    path("<int:proposal>/list/", pages.CosignListView.as_view(), name="cosign_list"),
    path("<int:proposal>/change/", proposing.ChangeView.as_view(), name="change"),
    path("<int:proposal>/withdraw/", proposing.WithdrawView.as_view(), name="withdraw"),
    path("<int:proposal>/merge/", talking.MergeView.as_view(), name="merge"),
    path("<int:proposal>/cosign/", carrying.CosignView.as_view(), name="cosign_one"),
    path("<int:proposal>/cosign/back/", carrying.WithdrawCosignView.as_view(), name="withdraw_cosign"),
    path("<int:proposal>/paper/", carrying.ImportCosignsView.as_view(), name="record_paper_cosigns"),
    path("<int:proposal>/advise/", talking.AdviseView.as_view(), name="advise"),
    path("mergers/<int:merger>/", talking.MergerView.as_view(), name="merger"),
]
