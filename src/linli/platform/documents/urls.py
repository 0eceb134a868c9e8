from django.urls import re_path

from linli.platform.documents import views

app_name = "documents"
urlpatterns = [
    re_path(r"^attachments/(?P<sha256>[0-9a-f]{64})/$", views.attachment, name="attachment"),
    re_path(r"^thumbnails/(?P<sha256>[0-9a-f]{64})/$", views.thumbnail, name="thumbnail"),
    re_path(r"^dossiers/(?P<hexadecimal>[0-9a-f]{64})\.json$", views.dossier_file, name="dossier_file"),
    re_path(r"^dossiers/(?P<hexadecimal>[0-9a-f]{64})/$", views.dossier, name="dossier"),
]
