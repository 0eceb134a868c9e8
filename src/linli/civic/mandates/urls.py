from django.urls import path

from linli.civic.mandates import views

app_name = "mandates"
urlpatterns = [
    path("at/<slug:place>/", views.MandatesView.as_view(), name="list"),
    path("at/<slug:place>/give/", views.GiveView.as_view(), name="give"),
    path("<int:mandate>/end/", views.EndView.as_view(), name="end"),
]
