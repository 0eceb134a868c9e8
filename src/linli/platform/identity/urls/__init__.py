"""Pages of this app, under `/identity/`. Those that stand at the root are in `root.py`."""

from django.urls import path

from linli.platform.identity.views import account, demonstration, household

app_name = "identity"
urlpatterns = [
    path("household/", household.HouseholdView.as_view(), name="household"),
    path("household/leave/", household.leave, name="leave_household"),
    path("me/", account.MyAccountView.as_view(), name="me"),
    path("me/sessions/<int:session>/end/", account.end_session, name="end_session"),
    path("me/sessions/end-others/", account.end_other_sessions, name="end_other_sessions"),
    path("me/data/", account.export_data, name="export_data"),
    path("switch/", demonstration.SwitchRoleView.as_view(), name="switch_role"),
]
