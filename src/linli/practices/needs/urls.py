"""Addresses of needs. Each verb that a playbook names has a page `needs:<verb>` for a run."""

from django.urls import path

from linli.practices.needs.views import (
    answering,
    appraising,
    building,
    fund,
    heard,
    runs,
    sorting,
    totals,
    visits,
)

app_name = "needs"

urlpatterns = [
    path("runs/<int:run>/", runs.RunNeedsView.as_view(), name="run"),
    path("runs/<int:run>/visits/", visits.VisitsView.as_view(), name="record_visit"),
    path("runs/<int:run>/visits/<int:estate>/", visits.VisitSheetView.as_view(), name="visit_sheet"),
    path("runs/<int:run>/visits/import/", visits.ImportVisitsView.as_view(), name="import_visits"),
    path("runs/<int:run>/surveys/", building.SurveysView.as_view(), name="build_survey"),
    path("runs/<int:run>/surveys/new/", building.DraftSurveyView.as_view(), name="draft_survey"),
    path("runs/<int:run>/surveys/close/", building.CloseOpenSurveyView.as_view(), name="close_survey"),
    path("runs/<int:run>/surveys/import/", answering.ImportOpenFormsView.as_view(), name="import_forms"),
    path("runs/<int:run>/form/", answering.FillInView.as_view(), name="fill_in_form"),
    path("runs/<int:run>/papers/", answering.PaperHouseholdsView.as_view(), name="enter_paper_form"),
    path("runs/<int:run>/papers/<int:household>/", answering.EnterPaperView.as_view(), name="enter_paper"),
    path("surveys/<int:survey>/", building.SurveyView.as_view(), name="survey"),
    path("surveys/<int:survey>/edit/", building.EditSurveyView.as_view(), name="edit_survey"),
    path("surveys/<int:survey>/add/", building.AddQuestionView.as_view(), name="add_question"),
    path("surveys/<int:survey>/open/", building.OpenSurveyView.as_view(), name="open"),
    path("surveys/<int:survey>/close/", building.CloseSurveyView.as_view(), name="close"),
    path("surveys/<int:survey>/preview/", building.PreviewView.as_view(), name="preview"),
    path("surveys/<int:survey>/paper/", building.PaperFormView.as_view(), name="paper_form"),
    path("surveys/<int:survey>/import/", answering.ImportFormsView.as_view(), name="import_sheet"),
    path("surveys/<int:survey>/totals/", totals.TotalsView.as_view(), name="totals"),
    path("surveys/<int:survey>/answers.xlsx", totals.AnswersExportView.as_view(), name="export_answers"),
    path("questions/<int:question>/edit/", building.EditQuestionView.as_view(), name="edit_question"),
    path("questions/<int:question>/move/", building.MoveQuestionView.as_view(), name="move_question"),
    path("runs/<int:run>/report/", heard.ReportNeedView.as_view(), name="report_need"),
    path("runs/<int:run>/reports/", heard.ReportsView.as_view(), name="reports"),
    path("reports/<int:report>/", heard.ReportView.as_view(), name="report"),
    path("runs/<int:run>/complaints/import/", heard.ImportComplaintsView.as_view(), name="import_complaints"),
    path("places/<slug:place>/complaints/", heard.ComplaintsView.as_view(), name="complaints"),
    path(
        "places/<slug:place>/complaints/import/",
        heard.ImportPlaceComplaintsView.as_view(),
        name="import_place_complaints",
    ),
    path("runs/<int:run>/sort/", sorting.SortView.as_view(), name="group_needs"),
    path("runs/<int:run>/answer/", sorting.SortView.as_view(), name="answer_need"),
    path("groups/<int:group>/", sorting.GroupView.as_view(), name="group"),
    path("runs/<int:run>/appraise/", appraising.AppraiseView.as_view(), name="appraise_group"),
    path("groups/<int:group>/appraise/", appraising.AppraiseGroupView.as_view(), name="appraise"),
    path("runs/<int:run>/check/", appraising.CheckView.as_view(), name="check_fund_lists"),
    path("groups/<int:group>/check/", appraising.CheckGroupView.as_view(), name="check"),
    path("runs/<int:run>/topics/", appraising.TopicsView.as_view(), name="topics"),
    path("runs/<int:run>/topics/print/", appraising.TopicsPrintView.as_view(), name="topics_print"),
    path("places/<slug:place>/fund-list/", fund.FundListView.as_view(), name="fund_list"),
    path(
        "places/<slug:place>/fund-list/<int:item>/retire/",
        fund.RetireFundItemView.as_view(),
        name="retire_fund_item",
    ),
]
