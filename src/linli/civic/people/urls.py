from django.urls import path

from linli.civic.people.views import households, organisations, persons

app_name = "people"
urlpatterns = [
    path("household/", households.MyHouseholdView.as_view(), name="my_household"),
    path("households/<int:household>/code/", households.RenewCodeView.as_view(), name="renew_code"),
    path("households/<int:household>/out/", households.MoveOutView.as_view(), name="move_out"),
    path("persons/<int:person>/", persons.RevealView.as_view(), name="reveal"),
    path("at/<slug:place>/households/", households.HouseholdsView.as_view(), name="households"),
    path(
        "at/<slug:place>/households/import/",
        households.ImportHouseholdsView.as_view(),
        name="import_households",
    ),
    path("at/<slug:place>/households/codes/", households.PrintCodesView.as_view(), name="renew_codes"),
    path("at/<slug:place>/organisations/", organisations.OrganisationsView.as_view(), name="organisations"),
    path(
        "at/<slug:place>/organisations/found/",
        organisations.FoundOrganisationView.as_view(),
        name="found_organisation",
    ),
    path("organisations/<int:organisation>/", organisations.OrganisationView.as_view(), name="organisation"),
    path(
        "organisations/<int:organisation>/join/", organisations.JoinView.as_view(), name="join_organisation"
    ),
    path(
        "organisations/<int:organisation>/enter/", organisations.AddMemberView.as_view(), name="enter_member"
    ),
    path(
        "organisations/<int:organisation>/dissolve/",
        organisations.DissolveView.as_view(),
        name="dissolve_organisation",
    ),
    path("memberships/<int:membership>/leave/", organisations.LeaveView.as_view(), name="leave_organisation"),
]
