from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.platform.ui.forms import DayField

WORKING = (("no", _("a day off")), ("yes", _("a working day")))


class HolidayForm(forms.Form):
    """One day of the calendar."""

    day = DayField(label=_("Day"))
    working = forms.ChoiceField(label=_("It is"), choices=WORKING, widget=forms.RadioSelect, initial="no")
    name = forms.CharField(label=_("Why"), max_length=60, help_text=_("Such as the name of the holiday."))


class YearForm(forms.Form):
    """A year whose official holidays are put into the table."""

    year = forms.IntegerField(label=_("Year"), min_value=2004, max_value=2100)
