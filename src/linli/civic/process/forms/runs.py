"""Which method, and the numbers that a run of it may set."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.civic.process.models import Edition
from linli.kernel.playbook import Parameter
from linli.kernel.playbook.parameters import said_value
from linli.kernel.sentence import Sentence, in_turn, say
from linli.kernel.share import Share
from linli.platform.ui.forms import YuanField
from linli.platform.ui.words import told


class EditionForm(forms.Form):
    """Which method, in which edition."""

    edition = forms.ModelChoiceField(
        Edition.objects.none(), label=_("Method"), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, editions: list[Edition], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["edition"]
        field.queryset = Edition.objects.filter(pk__in=[edition.pk for edition in editions])
        field.label_from_instance = edition_label


def edition_label(edition: Edition) -> str:
    """An edition in a list of choices: method, edition, and what the method is for."""
    playbook = edition.playbook
    purpose = gettext(playbook.purpose) if playbook.purpose else ""
    name = told(
        say("%(method)s, edition %(edition)s", method=Sentence(playbook.title), edition=edition.edition)
    )
    return format_html("<b>{}</b><br><small>{}</small>", name, purpose)


class RunForm(forms.Form):
    """The title of a run and a field for each parameter of its playbook, in the parameter's unit."""

    title = forms.CharField(label=_("Title"), max_length=120, help_text=_("As neighbours would call it."))

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.parameters = edition.playbook.parameters
        for parameter in self.parameters:
            self.fields[parameter.code] = parameter_field(parameter)

    def chosen(self) -> dict[str, Any]:
        """The parameters as they were filled in."""
        return {one.code: self.cleaned_data[one.code] for one in self.parameters}


def parameter_field(parameter: Parameter) -> forms.Field:
    """A field for one parameter, which tells its unit and bounds; these are judged by the playbook itself."""
    shared = {
        "label": gettext(parameter.title),
        "initial": parameter.default,
        "help_text": told(explained(parameter)),
    }
    if parameter.unit == "fen":
        return YuanField(**shared)
    short = {
        "class": "short",
        "inputmode": "text" if parameter.unit == "share" else "numeric",
        "autocomplete": "off",
    }
    if parameter.unit == "share":
        shared["initial"] = Share.parse(parameter.default).words()
        return forms.CharField(**shared, widget=forms.TextInput(short))
    return forms.IntegerField(**shared, widget=forms.TextInput(short))


def explained(parameter: Parameter) -> Sentence:
    """The unit of a parameter, its bounds, and what the method proposes."""
    parts = []
    if parameter.unit == "share":
        parts.append(say("A share, such as 1/2 or 60%%."))
    least, most = (
        None if bound is None else said_value(parameter.unit, bound)
        for bound in (parameter.least, parameter.most)
    )
    if parameter.unit != "share" and least and most:
        parts.append(say("From %(least)s to %(most)s.", least=least, most=most))
    parts.append(say("The method proposes %(value)s.", value=parameter.told()))
    return in_turn(parts) if len(parts) == 1 else say("%(first)s %(next)s", first=parts[0], next=parts[1])
