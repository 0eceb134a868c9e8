"""Which period is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.kernel.period import Period
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal
from linli.platform.ui.forms import DayField
from linli.platform.ui.words import told


class PeriodForm(forms.Form):
    """From a day to a day, both included, or a period as text (“2025”, “2024-03..2025-07”); nothing: all time."""

    period = forms.CharField(required=False, widget=forms.HiddenInput)
    first = DayField(label=_("From this day"), required=False)
    last = DayField(label=_("To this day, included"), required=False)

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.errors:
            try:
                self.chosen = _chosen(cleaned)
            except Refusal as refusal:
                self.add_error(refusal.field if refusal.field in self.fields else None, told(refusal.because))
        return cleaned


def asked_period(query: Mapping[str, str]) -> Period | None:
    """The period that an address asks for, None for all time; raises Refusal where it can't be understood."""
    form = PeriodForm(query)
    if not form.is_valid():
        faults = [str(fault) for faults in form.errors.values() for fault in faults]
        raise Refusal(
            Sentence(" ".join(faults).replace("%", "%%")), "period"
        )  # said in the reader's language already
    return form.chosen


def filled_in(period: Period | None) -> PeriodForm:
    """The form with the days of a period in it."""
    return PeriodForm(initial={"first": period.first, "last": period.last} if period else {})


def _chosen(cleaned: Mapping) -> Period | None:
    first, last = cleaned.get("first"), cleaned.get("last")
    if first is None and last is None:
        return Period.parse(cleaned["period"]) if cleaned.get("period") else None
    if first is None or last is None:
        raise Refusal(say("Give both days, or neither for all time."), "last" if last is None else "first")
    if last < first:
        raise Refusal(say("The last day is before the first."), "last")
    return Period(first, last)
