"""Addresses of estates. Each verb that a playbook names has a page `estates:<verb>` for a run."""

from django.urls import path

from linli.practices.estates.views import classes, estates, plans, profiles

app_name = "estates"

urlpatterns = [
    path("at/<slug:place>/", estates.EstateView.as_view(), name="estate"),
    path("at/<slug:place>/years/", estates.YearsView.as_view(), name="years"),
    path("at/<slug:place>/all/", estates.ProfilesView.as_view(), name="profiles"),
    path("at/<slug:place>/rule/", classes.RulesView.as_view(), name="rules"),
    path("at/<slug:place>/rule/new/", classes.DeclareRulesView.as_view(), name="declare_rules"),
    path("runs/<int:run>/profiles/", profiles.FillChoice.as_view(), name="fill_profile"),
    path("runs/<int:run>/profiles/import/", profiles.ImportProfilesView.as_view(), name="import_profiles"),
    path("runs/<int:run>/profiles/comment/", profiles.CommentProfileChoice.as_view(), name="comment_profile"),
    path("runs/<int:run>/profiles/<slug:place>/", profiles.SectionsView.as_view(), name="sections"),
    path(
        "runs/<int:run>/profiles/<slug:place>/comment/", profiles.CommentProfileView.as_view(), name="comment"
    ),
    path(
        "runs/<int:run>/profiles/<slug:place>/<slug:section>/",
        profiles.FillSectionView.as_view(),
        name="section",
    ),
    path("runs/<int:run>/classes/", classes.ClassesView.as_view(), name="classes"),
    path("runs/<int:run>/classes/new/", classes.ClassEstatesView.as_view(), name="class_estates"),
    path("runs/<int:run>/classes/print/", classes.ClassesPrintView.as_view(), name="classes_print"),
    path("runs/<int:run>/classes/differ/", classes.DifferChoice.as_view(), name="differ_class"),
    path("runs/<int:run>/classes/confirm/", classes.ConfirmClassesView.as_view(), name="confirm_classes"),
    path("classes/<int:row>/", classes.ClassView.as_view(), name="class"),
    path("classes/<int:row>/differ/", classes.DifferView.as_view(), name="differ"),
    path("runs/<int:run>/plans/", plans.PlansView.as_view(), name="plans"),
    path("runs/<int:run>/plans/draft/", plans.DraftPlanChoice.as_view(), name="draft_plan"),
    path("runs/<int:run>/plans/comment/", plans.CommentPlanChoice.as_view(), name="comment_plan"),
    path("runs/<int:run>/plans/adopt/", plans.AdoptPlanChoice.as_view(), name="adopt_plan"),
    path("runs/<int:run>/plans/draft/<slug:place>/", plans.WritePlanView.as_view(), name="write_plan"),
    path("plans/<int:plan>/", plans.PlanView.as_view(), name="plan"),
    path("plans/<int:plan>/versions/<int:number>/", plans.PlanView.as_view(), name="version"),
    path("plans/<int:plan>/comment/", plans.CommentPlanView.as_view(), name="comment_on_plan"),
    path("plans/<int:plan>/adopt/", plans.AdoptPlanView.as_view(), name="adopt"),
    path("plans/<int:plan>/print/", plans.PlanPrintView.as_view(), name="plan_print"),
    path("plans/<int:plan>/plan.docx", plans.PlanWordView.as_view(), name="plan_word"),
]
