"""What people fill in to declare, pledge, pay, record and give back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.civic.people.models import Household
from linli.civic.places.enums import EstateKind
from linli.kernel.share import Share
from linli.kernel.verdict import Refusal
from linli.platform.ui.forms import YuanField
from linli.platform.ui.views import PickForm
from linli.platform.ui.words import told
from linli.practices.matching.models import Raise
from linli.practices.matching.rules import MatchRule, Step

STEPS = 3


class ShareField(forms.CharField):
    """A share such as 1/3, 60% or 10, cleaned to a Share."""

    def clean(self, value: Any) -> Share | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return Share.parse(text)
        except Refusal as refusal:
            raise forms.ValidationError(told(refusal.because)) from None


class RuleForm(forms.Form):
    """The match rule, filled in as the adopted terms say; up to three steps."""

    floor_share = ShareField(label=_("Share of the households that has to take part"))
    least_paid_fen = YuanField(label=_("Least own part of an estate"))
    extra_share = ShareField(
        label=_("Extra"), help_text=_("10% adds a tenth to what the steps bring; 0 adds nothing.")
    )
    extra_kinds = forms.MultipleChoiceField(
        label=_("Kinds of estate that get the extra"),
        choices=EstateKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    cap_per_estate_fen = YuanField(label=_("The most that one estate gets"))
    ceiling_fen = YuanField(label=_("The most that the fund gives in all"))

    def __init__(self, *args: Any, rule: MatchRule, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for number in range(1, STEPS + 1):
            self._add_step(number, rule.steps[number - 1] if number <= len(rule.steps) else None)
        for name in ("least_paid_fen", "cap_per_estate_fen", "ceiling_fen"):
            self.fields[name].initial = getattr(rule, name)
        self.fields["floor_share"].initial = rule.floor_share.words()
        self.fields["extra_share"].initial = rule.extra_share.words()
        self.fields["extra_kinds"].initial = list(rule.extra_kinds)
        self.order_fields([f"{part}_{n}" for n in range(1, STEPS + 1) for part in ("ratio", "end")])

    def _add_step(self, number: int, step: Step | None) -> None:
        self.fields[f"ratio_{number}"] = ShareField(
            label=_("Step %(number)d: yuan added for each yuan paid") % {"number": number},
            required=number == 1,
            initial=str(step.ratio.words() if step.ratio.of_one.denominator > 1 else step.ratio.of_one)
            if step
            else "",
        )
        self.fields[f"end_{number}"] = YuanField(
            label=_("Step %(number)d ends at") % {"number": number},
            required=False,
            initial=step.up_to_fen if step else None,
            help_text=_("Empty: it has no end."),
        )

    def rule(self) -> MatchRule:
        """The rule as it was filled in."""
        filled = self.cleaned_data
        steps = [
            Step(filled[f"end_{n}"], filled[f"ratio_{n}"])
            for n in range(1, STEPS + 1)
            if filled[f"ratio_{n}"] is not None
        ]
        return MatchRule(
            steps=tuple(steps),
            cap_per_estate_fen=filled["cap_per_estate_fen"],
            floor_share=filled["floor_share"],
            least_paid_fen=filled["least_paid_fen"],
            extra_share=filled["extra_share"],
            extra_kinds=tuple(filled["extra_kinds"]),
            ceiling_fen=filled["ceiling_fen"],
        )


class PledgeForm(forms.Form):
    """What a household gives."""

    amount = YuanField(
        label=_("Amount"),
        help_text=_(
            "Once for each household, freely, as much as you like. You can change it until you have paid."
        ),
    )


class PayForm(forms.Form):
    """A transfer that was made."""

    reference = forms.CharField(
        label=_("Name or last digits on the transfer"),
        max_length=80,
        required=False,
        help_text=_("So that the committee finds it on the statement."),
    )


class CashForm(forms.Form):
    """Cash that a household gave."""

    household = forms.ModelChoiceField(
        Household.objects.none(), label=_("Household"), empty_label=_("Choose the household")
    )
    amount = YuanField(label=_("Amount"))

    def __init__(self, *args: Any, raising: Raise, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["household"].queryset = Household.objects.filter(estate=raising.estate, moved_out_on=None)


class RefundForm(PickForm):
    """Which raisings are given back, and why."""

    reason = forms.CharField(label=_("What the households are told"), max_length=200, required=False)
