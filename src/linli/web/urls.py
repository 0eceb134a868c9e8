"""Addresses of the composed pages."""

from django.urls import path

from linli.web.views import desk, home, methods, runs

urlpatterns = [
    path("", home.HomeView.as_view(), name="home"),
    path("at/<slug:place>/", home.PlaceView.as_view(), name="place"),
    path("runs/<int:run>/", runs.RunView.as_view(), name="run"),
    path("desk/", desk.DeskView.as_view(), name="desk"),
    path("methods/", methods.MethodsView.as_view(), name="methods"),
    path("methods/<slug:code>/", methods.MethodView.as_view(), name="method"),
]
