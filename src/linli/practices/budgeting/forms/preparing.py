"""How a vote is held and how its budget is allocated."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from linli.platform.ui.forms import YuanField
from linli.practices.budgeting.actions import VoteDraft
from linli.practices.budgeting.enums import BallotKind, Channel, SecondBallot, VoterUnit
from linli.practices.budgeting.models import Vote
from linli.practices.budgeting.rules import terms
from linli.practices.budgeting.rules.declared import (
    BY_SCORE,
    BY_WORTH,
    COMPLETIONS,
    PARTS,
    PURPOSES,
    TITLES,
    UTILITIES,
)


def _named(titles: dict[str, str]) -> list[tuple[str, Any]]:
    return [(code, _(title)) for code, title in titles.items()]


class RuleField(forms.ChoiceField):
    """An allocation rule, each with what it does."""

    def __init__(self, **kwargs: Any):
        super().__init__(widget=forms.RadioSelect, **kwargs)
        self.choices = lambda: [
            (code, f"{gettext(title)} · {gettext(PURPOSES[code])}") for code, title in TITLES.items()
        ]


class PrepareForm(forms.Form):
    """Everything that is frozen when the vote opens."""

    kind = forms.ChoiceField(label=_("How do residents vote?"), choices=BallotKind, widget=forms.RadioSelect)
    limit = forms.IntegerField(
        label=_("Limit of a ballot"),
        min_value=1,
        max_value=1000,
        required=False,
        help_text=_(
            "The most options that may be ticked, or the points to share out. Empty: as many as one likes."
        ),
    )
    unit = forms.ChoiceField(label=_("Whose is a ballot?"), choices=VoterUnit, widget=forms.RadioSelect)
    channels = forms.MultipleChoiceField(
        label=_("How can one vote?"), choices=Channel, widget=forms.CheckboxSelectMultiple, required=False
    )
    second = forms.ChoiceField(
        label=_("If somebody votes again through another channel"),
        choices=SecondBallot,
        widget=forms.RadioSelect,
    )
    budget = YuanField(
        label=_("Budget"), required=False, help_text=_("Nothing where options are only ranked.")
    )
    rule = RuleField(label=_("How is it allocated?"))
    utility = forms.ChoiceField(
        label=_("Equal shares and best choice: what is an option worth?"),
        choices=_named(UTILITIES),
        widget=forms.RadioSelect,
    )
    completion = forms.ChoiceField(
        label=_("Equal shares: what happens with what is left?"),
        choices=_named(COMPLETIONS),
        widget=forms.RadioSelect,
    )
    min_support = forms.IntegerField(
        label=_("Least number of supporters"), min_value=1, max_value=100_000, initial=1,
        help_text=_("An option with fewer is not chosen, whatever is left."),
    )  # fmt: skip
    part_funding = forms.BooleanField(
        label=_("An option may be funded in part, where its author has accepted it"), required=False
    )
    seats = forms.IntegerField(
        label=_("Ranking: how many places win?"), min_value=1, max_value=1000, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for part, title in PARTS.items():
            self.fields[f"weight_{part}"] = forms.IntegerField(
                label=_("Weight in percent: %(part)s") % {"part": gettext(title)}, min_value=0, max_value=100, required=False
            )  # fmt: skip
        self.fields["weight_panel"].help_text = _("For rules by score: the weights add up to 100.")

    def draft(self) -> VoteDraft:
        """What was said, as a draft."""
        data = self.cleaned_data
        kind = data["kind"]
        return VoteDraft(
            kind=kind,
            budget_fen=data["budget"] or 0,
            rule=self._rule(),
            limit=data["limit"],
            unit=data["unit"],
            channels=tuple(data["channels"]),
            second=data["second"],
        )

    def _rule(self) -> dict[str, Any]:
        data = self.cleaned_data
        rule: dict[str, Any] = {"name": data["rule"], "min_support": data["min_support"]}
        if data["rule"] in BY_WORTH:
            rule["utility"] = data["utility"]
        if data["rule"] == terms.EQUAL_SHARES:
            rule["completion"] = data["completion"]
        if data["rule"] in BY_SCORE:
            rule["weights"] = {
                part: str(data[f"weight_{part}"]) for part in PARTS if data.get(f"weight_{part}")
            }
            rule["measure"] = terms.MIXED
        if data["part_funding"]:
            rule["part_funding"] = True
        if data["rule"] == terms.RANKING:
            rule["seats"] = data["seats"]
        return rule


def initial_of(vote: Vote | None, parameters: dict[str, Any]) -> dict[str, Any]:
    """What the form shows first: as the vote was prepared, else as the method of the run suggests."""
    if vote is not None and vote.is_prepared:
        rule = vote.rule
        weights = {f"weight_{part}": weight for part, weight in rule.get("weights", {}).items()}
        return {
            "kind": vote.kind, "limit": vote.limit, "unit": vote.unit, "channels": vote.channels, "second": vote.second,
            "budget": vote.budget_fen, "rule": rule["name"], "utility": rule.get("utility", terms.COST),
            "completion": rule.get("completion", terms.ADD1U), "min_support": rule.get("min_support", 1),
            "part_funding": rule.get("part_funding", False), "seats": rule.get("seats"), **weights,
        }  # fmt: skip
    return _suggested(parameters)


def _suggested(parameters: dict[str, Any]) -> dict[str, Any]:
    """From the parameters of a method: `budget_fen`, `places`, `panel_weight` (a share)."""
    ranks = "places" in parameters
    panel = int(parameters["panel_weight"].of_one * 100) if "panel_weight" in parameters else 50
    return {
        "kind": BallotKind.APPROVAL, "limit": 10 if ranks else 5, "unit": VoterUnit.HOUSEHOLD, "channels": list(Channel.values),
        "second": SecondBallot.REFUSE, "budget": parameters.get("budget_fen"),
        "rule": terms.RANKING if ranks else terms.EQUAL_SHARES, "utility": terms.COST, "completion": terms.ADD1U,
        "min_support": 1, "seats": parameters.get("places"), "weight_panel": panel, "weight_votes": 100 - panel,
    }  # fmt: skip


class ConsentForm(forms.Form):
    """How much is enough."""

    least = YuanField(
        label=_("It can be carried out with at least"),
        help_text=_("You may say so until the ballots are closed; who votes sees it."),
    )
