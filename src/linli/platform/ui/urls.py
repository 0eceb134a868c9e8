"""The page that shows every building block; only in a demonstration or while developing."""

from django.urls import path

from linli.platform.ui.views import showroom

app_name = "ui"

urlpatterns = [path("blocks/", showroom.ShowroomView.as_view(), name="blocks")]
