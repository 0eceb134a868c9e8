"""The calendar: which days are worked, for all to see, and for a few to change."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse_lazy
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from linli.kernel.sentence import on_day, say
from linli.platform import clock
from linli.platform.calendar import actions, queries
from linli.platform.calendar.forms import HolidayForm, YearForm
from linli.platform.calendar.models import Holiday
from linli.platform.permits import allowed
from linli.platform.ui.views import ActionView, ByMixin

LIST = reverse_lazy("calendar:holidays")


class HolidaysView(ByMixin, TemplateView):
    """The days of a year that differ from their weekday."""

    template_name = "calendar/holidays.html"

    def get_context_data(self, **kwargs: Any) -> dict:
        this_year = clock.today().year
        asked = self.request.GET.get("year", "")
        year = int(asked) if asked.isdecimal() and 2004 <= int(asked) <= 2100 else this_year
        return super().get_context_data(
            year=year,
            years=range(this_year - 2, this_year + 2),
            days=queries.days_of(year),
            may_edit=bool(allowed(self.by, actions.VERB, None)),
            **kwargs,
        )


class CalendarAct(ActionView):
    """An act on the calendar."""

    back_url = success_url = LIST
    keeps_draft = False

    def may(self):
        return allowed(self.by, actions.VERB, None)


class SetHoliday(CalendarAct):
    """One day is named."""

    form_class = HolidayForm
    title = say("Set a day")
    lead = say("Deadlines in working days are counted by this calendar. What was set before stays.")
    button = say("Set this day")

    def act(self, form: HolidayForm):
        asked = form.cleaned_data
        return actions.set_holiday(
            by=self.by, day=asked["day"], working=asked["working"] == "yes", name=asked["name"]
        )


class FillHolidays(CalendarAct):
    """The official days of a year."""

    form_class = YearForm
    title = say("Put in the official holidays")
    lead = say("Days that you have set yourself stay as they are.")
    button = say("Put them in")

    def get_initial(self) -> dict:
        return {"year": clock.today().year}

    def act(self, form: YearForm):
        return actions.fill_holidays(by=self.by, year=form.cleaned_data["year"])

    def done_with(self, result: int):
        return say("%(n)d days were put in.", n=result)


class RemoveHoliday(CalendarAct):
    """A day is taken out of the table."""

    button = say("Take it out")

    @cached_property
    def holiday(self) -> Holiday:
        return get_object_or_404(Holiday, pk=self.kwargs["holiday"])

    @property
    def title(self):
        return say("Take %(day)s out of the calendar", day=on_day(self.holiday.date))

    def act(self, form):
        actions.remove_holiday(by=self.by, holiday=self.holiday)
