from django.urls import path

from linli.platform.calendar import views

app_name = "calendar"
urlpatterns = [
    path("", views.HolidaysView.as_view(), name="holidays"),
    path("days/", views.SetHoliday.as_view(), name="set_holiday"),
    path("days/<int:holiday>/remove/", views.RemoveHoliday.as_view(), name="remove_holiday"),
    path("official/", views.FillHolidays.as_view(), name="fill_holidays"),
]
