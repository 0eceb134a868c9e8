"""Addresses of groups. Each verb that a playbook names has a page `groups:<verb>` for a run."""

from django.urls import path

from linli.practices.groups.views import acts, groups

app_name = "groups"

urlpatterns = [
    path("at/<slug:place>/", groups.GroupsView.as_view(), name="groups"),
    path("at/<slug:place>/start/", groups.StartGroupView.as_view(), name="start_group"),
    path("runs/<int:run>/activity/", acts.HoldChoice.as_view(), name="hold_activity"),
    path("runs/<int:run>/project/", acts.ProjectChoice.as_view(), name="become_project"),
    path("runs/<int:run>/organisation/", acts.OrganisationChoice.as_view(), name="become_organisation"),
    path("<int:group>/", groups.GroupView.as_view(), name="group"),
    path("<int:group>/activity/", acts.ActivityView.as_view(), name="activity"),
    path("<int:group>/project/", acts.ProjectView.as_view(), name="project"),
    path("<int:group>/register/", acts.RegisterView.as_view(), name="register"),
    path("organisations/<int:organisation>/", groups.ChainView.as_view(), name="chain"),
    path("activities/<int:activity>/confirm/", acts.ConfirmView.as_view(), name="confirm"),
    path("projects/<int:project>/done/", acts.ReportView.as_view(), name="report_done"),
    path("projects/<int:project>/accept/", acts.AcceptView.as_view(), name="accept"),
]
