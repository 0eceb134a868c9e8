"""What people fill in to open, move, publish and object."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.civic.mandates.queries import people_with_mandate_at
from linli.civic.people.models import Person
from linli.civic.places.models import Place
from linli.civic.process.actions.notices import NoticeDraft
from linli.civic.process.enums import ObjectionState
from linli.civic.process.models import Edition, Run
from linli.kernel.playbook import Parameter
from linli.kernel.share import Share
from linli.platform.ui.forms import YuanField


class EditionForm(forms.Form):
    """Which method, in which edition."""

    edition = forms.ModelChoiceField(
        Edition.objects.none(), label=_("Method"), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, editions: list[Edition], **kwargs: Any):
        super().__init__(*args, **kwargs)
        field = self.fields["edition"]
        field.queryset = Edition.objects.filter(pk__in=[edition.pk for edition in editions])
        field.label_from_instance = lambda edition: f"{gettext(edition.playbook.title)} · {edition.edition}"


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
    """A field for one parameter; its bounds are judged by the playbook itself."""
    shared = {"label": gettext(parameter.title), "initial": parameter.default}
    if parameter.unit == "fen":
        return YuanField(**shared)
    if parameter.unit == "share":
        shared["initial"] = Share.parse(parameter.default).words()
        return forms.CharField(**shared, help_text=_("A share, such as 1/2 or 60%."))
    units = {"days": _("days"), "times": _("times"), "count": ""}
    return forms.IntegerField(**shared, help_text=units.get(parameter.unit, ""))


class EstatesForm(forms.Form):
    """Which estates take part, and whom neighbours can ask in each."""

    def __init__(self, *args: Any, run: Run, **kwargs: Any):
        super().__init__(*args, **kwargs)
        named = {one.estate_id: one.contact_id for one in run.named_estates.all()}
        self.estates = list(Place.objects.within(run.place).estates())
        people = people_with_mandate_at(run.place)
        for estate in self.estates:
            self.fields[f"in_{estate.pk}"] = forms.BooleanField(
                label=estate.name,
                help_text=estate.get_estate_kind_display(),
                required=False,
                initial=estate.pk in named,
            )
            self.fields[f"contact_{estate.pk}"] = forms.ModelChoiceField(
                people,
                label=gettext("Contact of %(estate)s") % {"estate": estate.name},
                required=False,
                initial=named.get(estate.pk),
            )

    def contacts(self) -> dict[Place, Person | None]:
        """The ticked estates with their contacts."""
        return {
            estate: self.cleaned_data[f"contact_{estate.pk}"]
            for estate in self.estates
            if self.cleaned_data[f"in_{estate.pk}"]
        }


class ReasonForm(forms.Form):
    """A reason that will be published."""

    reason = forms.CharField(
        label=_("Reason, which will be published"), widget=forms.Textarea(attrs={"rows": 3})
    )


class NoticeForm(forms.Form):
    """What a public notice has to say."""

    title = forms.CharField(label=_("Title"), max_length=160)
    basis = forms.CharField(
        label=_("Basis"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The resolution or rule that this rests on."),
    )
    body = forms.CharField(label=_("What is published"), widget=forms.Textarea(attrs={"rows": 8}))
    issuer = forms.CharField(label=_("Issuer"), max_length=80)
    contact = forms.CharField(label=_("Contact"), max_length=80)
    supervision_phone = forms.CharField(label=_("Supervision phone"), max_length=30)

    def draft(self) -> NoticeDraft:
        return NoticeDraft(**self.cleaned_data)


class ObjectionForm(forms.Form):
    """What a resident objects to."""

    text = forms.CharField(
        label=_("What do you object to, and why?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Your text and the answer are public; your name is not."),
    )


class AnswerForm(forms.Form):
    """The public answer to an objection."""

    answer = forms.CharField(
        label=_("Answer, which will be published"), widget=forms.Textarea(attrs={"rows": 5})
    )


class DecisionForm(ReasonForm):
    """What the supervisors decide."""

    outcome = forms.ChoiceField(
        label=_("Decision"),
        choices=[
            (ObjectionState.DISMISSED, _("Dismiss the objection: the matter may go on")),
            (ObjectionState.UPHELD, _("Uphold the objection: the matter is to be mended first")),
        ],
        widget=forms.RadioSelect,
    )
    field_order = ("outcome", "reason")


class EditionTextForm(forms.Form):
    """A community's own edition of a method, as YAML text or as a file."""

    file = forms.FileField(label=_("YAML file"), required=False)
    text = forms.CharField(
        label=_("or its text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false"}),
    )

    def clean(self) -> dict:
        data = super().clean()
        if file := data.get("file"):
            data["text"] = file.read(200_000).decode("utf-8", "replace")
        if not (data.get("text") or "").strip():
            self.add_error("text", gettext("Choose a file or paste the text."))
        return data
