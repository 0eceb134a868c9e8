"""Every building block on one page, with invented content: to look at, and for the tests of accessibility."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from linli.kernel.sentence import say
from linli.kernel.verdict import refuse_if
from linli.platform.ui import blocks
from linli.platform.ui.forms import DayField, PhotosField, ScaleField, YuanField
from linli.platform.ui.views.acts import ActionView
from linli.platform.ui.views.sheets import Sheet

STEPS = (
    blocks.StageStep(say("Rules made together"), "done"),
    blocks.StageStep(say("Entering"), "done"),
    blocks.StageStep(say("Neighbours raise their part"), "now", days_left=9),
    blocks.StageStep(say("Match by the fund"), "todo"),
    blocks.StageStep(say("Publicity"), "todo"),
    blocks.StageStep(say("Project opened"), "todo"),
)
GATES = (
    blocks.GateLine(say("At least half of the households take part"), True, say("117 of 208 households have pledged (56%)")),
    blocks.GateLine(say("At least ¥5,000 have arrived"), True, say("¥8,120.00 have arrived, ¥340.00 are still to come")),
    blocks.GateLine(
        say("All cash is confirmed by two people"), False, say("3 payments wait for confirmation"),
        who=say("The courtyard committee"), url="#", act=say("Remind them"),
    ),
)  # fmt: skip
FIGURES = (
    blocks.Figure(10236, say("attendances"), say("in meetings, pledges, votes and services"), how_url="#"),
    blocks.Figure("−90", "%", say("complaint rate, 2025 against 2023"), how_url="#"),
)
DECISION = blocks.Decision(
    say("Not awarded: children's reading corner"),
    (say("163 households support it; what is left of their shares is ¥19,870.00. ¥4,130.00 are missing."),
     say("With 34 more households it would have been chosen.")),
    rule=say("Equal shares"), edition="2026.1", decided_by=say("Council, 9 members, 2 recused"),
    when=dt.date(2026, 11, 8), dossier_url="#", receipt_url="#", command="linli recount caotanglu-2026.json",
)  # fmt: skip
MONEY = (
    blocks.MoneyRow(
        "3 栋 李**", say("Estate account"), 10_000, say("Pledge · online"), dt.date(2026, 11, 21), "#",
        (blocks.Key(say("recorded"), "杨**", True), blocks.Key(say("confirmed"), "周**", True)), "#",
    ),
    blocks.MoneyRow(
        "1 栋 王**", say("Estate account"), 6_000, say("Pledge · cash"), dt.date(2026, 11, 20), "",
        (blocks.Key(say("recorded"), "杨**", True), blocks.Key(say("confirmed"))), "#",
    ),
)  # fmt: skip
TIMELINE = (
    blocks.TimelineItem(
        dt.date(2026, 11, 21),
        say("The fitness corner was accepted; residents rate it 4.6 (143 of 312 households)"),
        "#",
    ),
    blocks.TimelineItem(
        dt.date(2026, 11, 18), say("An objection was answered by the supervisory committee"), care=True
    ),
    blocks.TimelineItem(dt.date(2026, 11, 14), say("The 17th courtyard has been renewed")),
)
COLOURS = (
    ("red", say("Party and masses")), ("orange", say("Safety")), ("yellow", say("Elderly and children")),
    ("green", say("Environment")), ("blue", say("Culture")),
)  # fmt: skip
COLUMNS = (
    blocks.Column(say("Matter"), "title", "lead", url=lambda row: "#", note="method"),
    blocks.Column(say("Stands at"), "stage"),
    blocks.Column(say("Raised"), "fen", "yuan", label=True),
    blocks.Column(say("Since"), "day"),
)
ROWS = (
    {"title": say("Bicycle shed and charging points"), "method": say("Self-funding contest"), "stage": say("Publicity"), "fen": 846_000, "day": dt.date(2026, 11, 2)},
    {"title": say("Light in the stairways"), "method": say("Self-funding contest"), "stage": say("Match by the fund"), "fen": 512_050, "day": dt.date(2026, 10, 20)},
)  # fmt: skip
FILTERS = (
    blocks.Filter(
        "stage", say("Stage"), (("match", say("Match by the fund")), ("publicity", say("Publicity")))
    ),
)
SHEET = Sheet(
    COLUMNS,
    ROWS,
    FILTERS,
    (("new", say("Newest first")), ("old", say("Oldest first"))),
    True,
    "",
    "new",
    2,
    False,
    "#",
)
TABS = (
    blocks.Link(say("Overview"), "#", here=True),
    blocks.Link(say("Money"), "#"),
    blocks.Link(say("Whole record"), "#"),
)


class ShowroomForm(forms.Form):
    """One of each kind of field."""

    name = forms.CharField(
        label=_("Your name"), max_length=40, help_text=_("Others see only the first character.")
    )
    amount = YuanField(label=_("Amount"), help_text=_("Once for each household, as much as you like."))
    day = DayField(label=_("Day"), required=False)
    matters = forms.MultipleChoiceField(
        label=_("What matters most?"), widget=forms.CheckboxSelectMultiple,
        choices=[("shed", _("Bicycle shed and charging points")), ("light", _("Light in the stairways")), ("ramp", _("Ramp"))],
    )  # fmt: skip
    way = forms.ChoiceField(
        label=_("How do you pay?"),
        widget=forms.RadioSelect,
        choices=[("online", _("Online")), ("cash", _("Cash"))],
    )
    content = ScaleField(
        label=_("How content are you?"), ends=(say("not at all"), say("very much")), required=False
    )
    note = forms.CharField(label=_("Anything else?"), widget=forms.Textarea, required=False)
    photos = PhotosField(label=_("Photos"), required=False)
    agree = forms.BooleanField(label=_("I have read the rules."))


class ShowroomView(ActionView):
    """The showroom; its form refuses every amount above ¥1,000, so that refusals can be seen."""

    template_name = "ui/showroom.html"
    form_class = ShowroomForm
    title = say("Building blocks")
    button = say("Pledge")
    done = say("The pledge is kept.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (settings.DEBUG or settings.LINLI_DEMONSTRATION):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def act(self, form: Any) -> None:
        too_much = form.cleaned_data["amount"] > 100_000
        refuse_if(
            say("At most ¥1,000.00 can be pledged by one household.") if too_much else None, field="amount"
        )

    def get_context_data(self, **kwargs: Any) -> dict:
        raised = blocks.Figure.money(25_000_000, say("raised by neighbours"), "#")
        matched = blocks.Figure.money(210_640_000, say("matched; 1 yuan moved 8.4 yuan"), "#", "#")
        return super().get_context_data(
            steps=STEPS, gates=GATES, figures=(FIGURES[0], raised, matched, FIGURES[1]), decision=DECISION, money=MONEY, timeline=TIMELINE, colours=COLOURS,
            sheet=SHEET, tabs=TABS, page=Paginator(range(200), 25).page(3), by_days=(9, 2, 0, -1), resident="张小明", **kwargs,
        )  # fmt: skip
