"""The rule as it is edited, and a class that is decided otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.kernel.sentence import Sentence
from linli.kernel.share import Share
from linli.kernel.verdict import Refusal
from linli.platform.ui.words import told
from linli.practices.estates.enums import Tier
from linli.practices.estates.rules import (
    AT_LEAST,
    AT_MOST,
    MEASURES,
    ONE_OF,
    Band,
    ClassRules,
    Criterion,
    Measure,
)
from linli.practices.estates.rules.fields import LEVELS
from linli.practices.estates.rules.measures import LEVEL_OF, STATE

BANDS = 3


class LimitField(forms.Field):
    """A bound: 5, 1/3 or 10%."""

    def to_python(self, value: Any) -> Share | None:
        if value in self.empty_values:
            return None
        try:
            return Share.parse(value)
        except Refusal as refusal:
            raise ValidationError(told(refusal.because)) from None


@dataclass(frozen=True)
class MeasureFields:
    """A measure with its fields: points for each state, or bounds with points; and its floor."""

    title: str
    direction: str
    pairs: list[tuple[BoundField | None, BoundField]]
    floor: BoundField


class RulesForm(forms.Form):
    """Every measure that a profile gives; one without points is not part of the rule."""

    demonstrate_from = forms.IntegerField(label=_("“To demonstrate” begins at so many points"), min_value=1)
    improve_from = forms.IntegerField(label=_("“To improve” begins at so many points"), min_value=1)
    reason = forms.CharField(
        label=_("Why is the rule changed?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Your reason is published with the new version."),
    )

    def __init__(self, *args: Any, rules: ClassRules, **kwargs: Any):
        kwargs["initial"] = _initial(rules) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        for measure in MEASURES.values():
            for name, field in _fields_of(measure):
                self.fields[name] = field

    @property
    def measures(self) -> list[MeasureFields]:
        """The measures as the page shows them."""
        return [
            MeasureFields(
                told(Sentence(one.title)),
                _direction(one),
                [(self[bound] if bound else None, self[points]) for bound, points in _names(one)],
                self[f"{one.code}-floor"],
            )
            for one in MEASURES.values()
        ]

    def rules(self) -> ClassRules:
        """The rule as it was filled in."""
        data = self.cleaned_data
        found = (_criterion(one, data) for one in MEASURES.values())
        criteria = tuple(one for one in found if one.bands)
        return ClassRules(criteria, data["demonstrate_from"], data["improve_from"])

    def clean(self) -> dict:
        data = super().clean()
        if self.errors:
            return data
        for field, fault in self.rules().faults():
            named = f"{field}-floor" if field in MEASURES else field or None
            self.add_error(named, told(fault))
        return data


class DifferForm(forms.Form):
    """Another class than the rule's, with the reason."""

    tier = forms.ChoiceField(label=_("Class"), choices=Tier.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason, which will be published"), widget=forms.Textarea(attrs={"rows": 3})
    )


def _steps(measure: Measure) -> list[tuple[str, str]]:
    """The states or levels of a measure, where points are given to each; none for figures."""
    if measure.kind == LEVEL_OF:
        return [(str(level), title) for level, title in LEVELS]
    return list(measure.choices) if measure.kind == STATE else []


def _names(measure: Measure) -> list[tuple[str, str]]:
    """Pairs of the field of a bound ("" where the step is fixed) and the field of its points."""
    code = measure.code
    if steps := _steps(measure):
        return [("", f"{code}-points-{step}") for step, _title in steps]
    return [(f"{code}-bound-{n}", f"{code}-points-{n}") for n in range(BANDS)]


def _fields_of(measure: Measure) -> list[tuple[str, forms.Field]]:
    steps = dict(_steps(measure))
    found: list[tuple[str, forms.Field]] = []
    for bound, points in _names(measure):
        label = told(Sentence(steps[points.rpartition("-")[2]])) if steps else gettext("points")
        if bound:
            found.append((bound, LimitField(label=_direction(measure), required=False)))
        found.append((points, forms.IntegerField(label=label, required=False, min_value=0)))
    floor = forms.IntegerField(label=_("“To demonstrate” asks for at least"), required=False, min_value=0)
    return [*found, (f"{measure.code}-floor", floor)]


def _direction(measure: Measure) -> str:
    if _steps(measure):
        return ""
    return gettext("at most") if measure.less_is_better else gettext("at least")


def _criterion(measure: Measure, data: dict[str, Any]) -> Criterion:
    floor = data.get(f"{measure.code}-floor") or 0
    if measure.kind == STATE:
        return Criterion(measure.code, ONE_OF, _state_bands(measure, data), floor)
    how = AT_MOST if measure.less_is_better else AT_LEAST
    if measure.kind == LEVEL_OF:
        return Criterion(measure.code, how, _level_bands(measure, data), floor)
    pairs = ((data.get(bound), data.get(points)) for bound, points in _names(measure))
    bands = tuple(Band(points, bound) for bound, points in pairs if bound is not None and points)
    return Criterion(measure.code, how, bands, floor)


def _state_bands(measure: Measure, data: dict[str, Any]) -> tuple[Band, ...]:
    """States of the same points are one band; the most points first."""
    by_points: dict[int, list[str]] = {}
    for state, _title in measure.choices:
        if points := data.get(f"{measure.code}-points-{state}"):
            by_points.setdefault(points, []).append(state)
    return tuple(Band(points, states=tuple(by_points[points])) for points in sorted(by_points, reverse=True))


def _level_bands(measure: Measure, data: dict[str, Any]) -> tuple[Band, ...]:
    """A level as a bound; of neighbours with the same points the worse one."""
    given = [(level, data.get(f"{measure.code}-points-{level}") or 0) for level, _title in LEVELS]
    following = [points for _level, points in given[1:]]
    return tuple(
        Band(points, Share.parse(level))
        for (level, points), after in zip_longest(given, following)
        if points and points != after
    )


def _initial(rules: ClassRules) -> dict[str, Any]:
    values: dict[str, Any] = {"demonstrate_from": rules.demonstrate_from, "improve_from": rules.improve_from}
    for one in rules.criteria:
        measure = one.about
        values[f"{one.measure}-floor"] = one.floor or None
        for step, _title in _steps(measure):
            value = step if measure.kind == STATE else Share.parse(step).of_one
            values[f"{one.measure}-points-{step}"] = one.points_for(value) or None
        if not _steps(measure):
            for n, band in enumerate(one.bands):
                values[f"{one.measure}-bound-{n}"] = measure.written(band.bound.of_one)
                values[f"{one.measure}-points-{n}"] = band.points
    return values
