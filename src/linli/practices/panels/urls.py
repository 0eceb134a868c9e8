"""Addresses of panels. Each verb that a playbook names has a page `panels:<verb>` for a run."""

from django.urls import path

from linli.practices.panels.views import candidates, deciding, papers, presenting, scoring, setting, watching

app_name = "panels"

urlpatterns = [
    path("runs/<int:run>/", setting.PanelView.as_view(), name="panel"),
    path("runs/<int:run>/rubric/", setting.SetRubricView.as_view(), name="set_rubric"),
    path("runs/<int:run>/open/", setting.OpenPanelView.as_view(), name="open_panel"),
    path("runs/<int:run>/appoint/", setting.AppointReviewerView.as_view(), name="appoint_reviewer"),
    path("runs/<int:run>/extend/", setting.ExtendScoringView.as_view(), name="extend_scoring"),
    path("runs/<int:run>/declare/", scoring.DeclareConflictView.as_view(), name="declare_conflict"),
    path("runs/<int:run>/recuse/", setting.RecuseReviewerView.as_view(), name="recuse_reviewer"),
    path("runs/<int:run>/score/", scoring.OwnTableView.as_view(), name="score"),
    path("candidates/<int:candidate>/", candidates.CandidateView.as_view(), name="candidate"),
    path("candidates/<int:candidate>/score/", scoring.ScoreView.as_view(), name="score_candidate"),
    path("candidates/<int:candidate>/correct/", scoring.CorrectSheetView.as_view(), name="correct_sheet"),
    path("candidates/<int:candidate>/sheet.docx", papers.OwnSheetWordView.as_view(), name="own_sheet"),
    path("runs/<int:run>/present/", presenting.PresentView.as_view(), name="present"),
    path("runs/<int:run>/live/", presenting.LiveView.as_view(), name="live"),
    path("runs/<int:run>/sheets/", watching.SheetsView.as_view(), name="open_sheet"),
    path("sheets/<int:sheet>/", watching.OpenSheetView.as_view(), name="sheet"),
    path("runs/<int:run>/scores/", deciding.ScoresView.as_view(), name="scores"),
    path("runs/<int:run>/scores.docx", papers.ScoresWordView.as_view(), name="scores_word"),
    path("runs/<int:run>/publish/", deciding.PublishDecisionsView.as_view(), name="publish_decisions"),
]
