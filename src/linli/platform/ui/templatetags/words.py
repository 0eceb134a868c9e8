"""Filters that say a value in the reader's words; the meaning of each is in `linli.platform.ui.words`."""

from django import template
from django.utils.translation import gettext

from linli.platform.ui import words

register = template.Library()

for name in ("told", "yuan", "wan", "percent", "when", "masked_name", "masked_phone"):
    register.filter(name, getattr(words, name))


@register.filter
def number(value: int | None) -> str:
    """A whole number with commas: 10,236."""
    return (
        f"{value:,}".replace("-", "−") if isinstance(value, int) else str(value if value is not None else "")
    )


@register.filter
def message(text: str) -> str:
    """A marked message (the title of a playbook or a stage) in the reader's language."""
    return gettext(text) if text else ""
