"""Addresses of the composed pages."""

from django.urls import path

from linli.web.views import demonstration, desk, home, methods, runs

urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("at/<slug:place>/", home.PlaceView.as_view(), name="place"),
    path("at/<slug:place>/runs/", home.PlaceRunsView.as_view(), name="place_runs"),
    path("at/<slug:place>/timeline/", home.PlaceTimelineView.as_view(), name="place_timeline"),
    path("runs/<int:run>/", runs.RunView.as_view(), name="run"),
    path("runs/<int:run>/lacking/", runs.LackingView.as_view(), name="run_lacking"),
    path("runs/<int:run>/timeline/", runs.RunTimelineView.as_view(), name="run_timeline"),
    path("runs/<int:run>/method/", methods.RunGuideView.as_view(), name="run_guide"),
    path("desk/", desk.DeskView.as_view(), name="desk"),
    path("methods/", methods.MethodsView.as_view(), name="methods"),
    path("methods/<slug:code>/", methods.MethodView.as_view(), name="method"),
    path("demonstration/clock/", demonstration.ClockView.as_view(), name="clock"),
]
