"""Addresses of micro-projects. Each verb that a playbook names has a page `microprojects:<verb>` for a run."""

from django.urls import path

from linli.practices.microprojects.views import (
    choosing,
    concluding,
    judging,
    opening,
    papers,
    projects,
    working,
)

app_name = "microprojects"

urlpatterns = [
    path("runs/<int:run>/open/", opening.OpenView.as_view(), name="open_without_own_part"),
    path("runs/<int:run>/report/", choosing.ReportChoice.as_view(), name="report_progress"),
    path("runs/<int:run>/voucher/", choosing.VoucherChoice.as_view(), name="add_voucher"),
    path("runs/<int:run>/inspect/", choosing.AcceptChoice.as_view(), name="accept_milestone"),
    path("runs/<int:run>/release/", choosing.ReleaseChoice.as_view(), name="release_tranche"),
    path("runs/<int:run>/accept/", choosing.AcceptProjectChoice.as_view(), name="accept_project"),
    path("runs/<int:run>/rate/", choosing.RateChoice.as_view(), name="rate"),
    path("runs/<int:run>/upkeep/", choosing.UpkeepChoice.as_view(), name="hand_over_upkeep"),
    path("runs/<int:run>/lessons/", choosing.LessonsChoice.as_view(), name="write_lessons"),
    path("at/<slug:place>/", projects.ProjectsView.as_view(), name="projects"),
    path("<int:project>/", projects.ProjectView.as_view(), name="project"),
    path("<int:project>/vouchers/", projects.VouchersView.as_view(), name="vouchers"),
    path("<int:project>/ratings/", projects.RatingsView.as_view(), name="ratings"),
    path("<int:project>/plan/", opening.PlanView.as_view(), name="plan"),
    path("<int:project>/accept/", judging.AcceptProjectView.as_view(), name="accept_whole"),
    path("<int:project>/acceptance/", papers.AcceptanceView.as_view(), name="acceptance"),
    path("<int:project>/acceptance.docx", papers.AcceptanceWordView.as_view(), name="acceptance_word"),
    path("<int:project>/rate/", concluding.RateView.as_view(), name="rate_project"),
    path("<int:project>/rate/poster/", papers.RatingPosterView.as_view(), name="rating_poster"),
    path("<int:project>/rate/import/", concluding.ImportRatingsView.as_view(), name="import_ratings"),
    path("<int:project>/upkeep/", concluding.UpkeepView.as_view(), name="upkeep"),
    path("<int:project>/lessons/", concluding.LessonsView.as_view(), name="lessons"),
    path("<int:project>/close/", concluding.CloseView.as_view(), name="close"),
    path("milestones/<int:milestone>/report/", working.ReportView.as_view(), name="report"),
    path("milestones/<int:milestone>/voucher/", working.VoucherView.as_view(), name="voucher"),
    path("milestones/<int:milestone>/inspect/", judging.AcceptView.as_view(), name="accept"),
    path("milestones/<int:milestone>/back/", judging.SendBackView.as_view(), name="send_back"),
    path("milestones/<int:milestone>/release/", judging.ReleaseView.as_view(), name="release"),
    path("vouchers/<int:voucher>/void/", working.VoidVoucherView.as_view(), name="void_voucher"),
]
