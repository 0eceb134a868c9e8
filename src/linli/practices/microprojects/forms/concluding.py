"""Opinion, ratings, upkeep, lessons."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.civic.people.models import Organisation
from linli.platform import clock
from linli.platform.ui.forms import DayField, ScaleField
from linli.practices.microprojects.rules.satisfaction import LEAST, MOST

ENDS = (_("very bad"), _("very good"))


class OpinionForm(forms.Form):
    """What the supervisors say of the whole."""

    opinion = forms.CharField(
        label=_("Opinion on the whole work, which will be published"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class RatingForm(forms.Form):
    """Marks for the spot before the work and now."""

    before = ScaleField(
        label=_("How was it before the work?"),
        least=LEAST,
        most=MOST,
        ends=ENDS,
        required=False,
        help_text=_("Leave this open if you did not live here then."),
    )
    after = ScaleField(label=_("How is it now?"), least=LEAST, most=MOST, ends=ENDS)
    comment = forms.CharField(
        label=_("What would you tell those who built it?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Read by the supervisors, the committee and the social worker; not published."),
    )


class UpkeepForm(forms.Form):
    """Who keeps it up from now on."""

    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Group"), empty_label=None)
    agreement = forms.CharField(
        label=_("What was agreed"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Who looks after what, how often, and who pays for repairs."),
    )
    from_on = DayField(label=_("Kept up from"))

    def __init__(self, *args: Any, carriers, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = carriers
        self.fields["from_on"].initial = clock.today()


class LessonsForm(forms.Form):
    """What was learnt."""

    worked = forms.CharField(label=_("What worked"), widget=forms.Textarea(attrs={"rows": 3}))
    hard = forms.CharField(label=_("What was hard"), widget=forms.Textarea(attrs={"rows": 3}))
    next_time = forms.CharField(label=_("What to do next time"), widget=forms.Textarea(attrs={"rows": 3}))
