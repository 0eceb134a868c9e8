"""A site with one page of work behind the doors."""

from django.http import HttpResponse
from django.urls import include, path

urlpatterns = [
    path("office/", lambda request: HttpResponse("work"), name="work"),
    path("identity/", include("linli.platform.identity.urls")),
    path("", include("linli.platform.identity.urls.root")),
]
