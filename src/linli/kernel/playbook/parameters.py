"""The numbers of a method that a community may set, each with its unit and its bounds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from linli.kernel.money import Money
from linli.kernel.sentence import Sentence, say
from linli.kernel.sentence import mark as _
from linli.kernel.share import Share
from linli.kernel.verdict import Refusal

Value = int | str
"""What a parameter or a gate's argument holds: a whole number, or a share as "1/2"."""

UNITS: Mapping[str, str] = {
    "days": _("%(value)s days"),
    "count": "%(value)s",
    "times": _("%(value)s times"),
    "fen": "%(value)s",
    "share": "%(value)s",
}
"""Units and how a value is said with them. `share` is an exact part, all others are whole numbers; money is fen."""


@dataclass(frozen=True)
class Param:
    """Stands, in `lasts` or in a gate's argument, for the parameter of that code."""

    code: str


@dataclass(frozen=True)
class Parameter:
    """A number of the method that a run may set: `least` and `most` include themselves."""

    code: str
    title: str
    default: Value
    unit: str
    least: Value | None = None
    most: Value | None = None

    def checked(self, value: Any) -> Value:
        """The value in its plain form (int, or a share as "p/q"); raises Refusal with `field` = the code."""
        plain = read_value(self.unit, value, title=self.title, field=self.code)
        measure = measured(self.unit, plain)
        if self.least is not None and measure < measured(self.unit, self.least):
            raise self._out_of_bounds(_("%(title)s: at least %(bound)s."), self.least)
        if self.most is not None and measure > measured(self.unit, self.most):
            raise self._out_of_bounds(_("%(title)s: at most %(bound)s."), self.most)
        return plain

    def told(self) -> Sentence:
        """The default with its unit, to be read."""
        return said_value(self.unit, self.default)

    def _out_of_bounds(self, message: str, bound: Value) -> Refusal:
        return Refusal(
            Sentence(message, {"title": Sentence(self.title), "bound": said_value(self.unit, bound)}),
            self.code,
        )


def read_value(unit: str, value: Any, *, title: str, field: str) -> Value:
    """A value of that unit in its plain form; raises Refusal naming the field."""
    try:
        if unit == "share" and not isinstance(value, (bool, float)):
            return str(Share.parse(value))
        if not isinstance(value, (bool, float)):
            return int(value)
    except (Refusal, ValueError, TypeError):
        pass
    wanted = (
        _("%(title)s: write a share, such as 1/2 or 60%%.")
        if unit == "share"
        else _("%(title)s: write a whole number.")
    )
    raise Refusal(Sentence(wanted, {"title": Sentence(title)}), field)


def measured(unit: str, value: Value) -> Any:
    """A plain value as something that can be compared."""
    return Share.parse(value) if unit == "share" else int(value)


def said_value(unit: str, value: Value) -> Sentence:
    """A plain value with its unit: 7 days, 60%, ¥5,000.00."""
    if unit == "share":
        return say("%(value)s", value=Share.parse(value).words())
    if unit == "fen":
        return say("%(value)s", value=str(Money(int(value))))
    if unit == "days" and value == 1:
        return say("%(value)s day", value=value)
    return Sentence(UNITS.get(unit, "%(value)s"), {"value": value})


def bound_values(parameters: Iterable[Parameter], values: Mapping[str, Any]) -> dict[str, Value]:
    """Every parameter's value: the one given, else its default; raises Refusal for an unknown or wrong one."""
    known = {parameter.code: parameter for parameter in parameters}
    for code in values:
        if code not in known:
            raise Refusal(say("The method has no parameter %(code)s.", code=code), code)
    return {code: one.checked(values.get(code, one.default)) for code, one in known.items()}
