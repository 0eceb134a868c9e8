"""Tags that draw forms: label above, help, error at the field and at the top, choices as rows."""

from __future__ import annotations

from typing import Any

from django import forms, template
from django.forms.boundfield import BoundField

from linli.platform.ui.forms import ScaleSelect, YuanInput

register = template.Library()

KINDS = (
    (ScaleSelect, "scale"),
    (YuanInput, "yuan"),
    (forms.CheckboxSelectMultiple, "choices"),
    (forms.RadioSelect, "choices"),
    (forms.CheckboxInput, "tick"),
    (forms.FileInput, "file"),
    (forms.MultiWidget, "group"),
    (forms.SelectDateWidget, "group"),
)


def kind_of(bound: BoundField) -> str:
    """How a field is drawn, from its widget."""
    widget = bound.field.widget
    return next((kind for sort, kind in KINDS if isinstance(widget, sort)), "plain")


@register.inclusion_tag("ui/field.html")
def field(bound: BoundField) -> dict:
    """One field. Its help is `<id>_helptext`, its errors `<id>_error`; Django names both in aria-describedby."""
    kind, preview = kind_of(bound), f"{bound.auto_id}_preview"
    return {
        "field": bound,
        "kind": kind,
        "grouped": kind in ("choices", "scale", "group"),
        "preview": preview,
        "file": bound.as_widget(attrs={"data-preview": preview}) if kind == "file" else "",
        "ends": getattr(bound.field.widget, "ends", ()),
    }


@register.filter
def first_input(bound: BoundField) -> str:
    """The id that a link to this field goes to."""
    return f"{bound.auto_id}_0" if kind_of(bound) in ("choices", "scale", "group") else bound.auto_id


@register.inclusion_tag("ui/error_summary.html")
def error_summary(form: forms.BaseForm) -> dict:
    """All errors at the top, each leading to its field."""
    return {"form": form, "wrong": [bound for bound in form if bound.errors] if form.is_bound else []}


@register.inclusion_tag("ui/form_fields.html", takes_context=True)
def form_fields(context: dict, form: forms.BaseForm) -> dict[str, Any]:
    """Hidden inputs, the error summary and every visible field of a form; also the `once` token of an ActionView."""
    return {"form": form, "once": context.get("once", "")}
