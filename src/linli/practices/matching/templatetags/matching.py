"""How leverage is said."""

from fractions import Fraction

from django import template

register = template.Library()


@register.filter
def times(ratio: Fraction) -> str:
    """A ratio with one digit, cut and never rounded up: 8.4; whole numbers without a digit."""
    tenths = int(ratio * 10)
    return f"{tenths // 10}.{tenths % 10}" if tenths % 10 else str(tenths // 10)
