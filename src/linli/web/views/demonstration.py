"""In a demonstration, and only there, anybody may let days pass."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from linli.platform import clock
from linli.platform.identity.views.preferences import safe_next

STEPS = (1, 3, 7, 14, 30)
"""Days that one tap lets pass."""


class DaysForm(forms.Form):
    """How many days are to pass."""

    days = forms.IntegerField(label=_("Days"), min_value=1, max_value=366)


class ClockView(FormView):
    """Sets the demonstration's clock forward. It is no act of anybody's, so the journal does not tell of it."""

    template_name = "web/clock.html"
    form_class = DaysForm

    def dispatch(self, request, *args, **kwargs):
        if not settings.LINLI_DEMONSTRATION:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        goes_on = safe_next(self.request, "/")
        return super().get_context_data(steps=STEPS, today=clock.today(), next=goes_on, **kwargs)

    def form_valid(self, form):
        clock.set_forward(form.cleaned_data["days"])
        return redirect(safe_next(self.request, "/"))
