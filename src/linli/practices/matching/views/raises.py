"""Raisings: all of a run, one as everybody sees it, and how one ends."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property

from linli.civic.process.views.runs import RunMixin
from linli.civic.process.views.standing import stage_steps, timeline_item
from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.platform.journal import queries as journal
from linli.platform.permits import allowed
from linli.platform.ui.addresses import page_of
from linli.platform.ui.blocks import Column
from linli.platform.ui.views import ActionView, PageView, PickView, SheetView, found_or_404
from linli.practices.matching import actions, exports, forms, rules
from linli.practices.matching.enums import PledgeState, RaiseState
from linli.practices.matching.models import Raise
from linli.practices.matching.queries import (
    latest_match,
    latest_paid,
    pledges_in,
    raise_with_run,
    raises_of,
    rule_of_run,
    standing_of,
    standing_pledge,
    standings,
)
from linli.practices.matching.views import blocks


class RaisesView(RunMixin, PageView):
    """Every raising of a run side by side: public, and as XLSX."""

    template_name = "matching/raises.html"

    def get(self, request, *args, **kwargs):
        if request.GET.get("export") == "xlsx":
            return exports.standings_sheet(standings(self.run))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        found = standings(self.run)
        return super().get_context_data(
            run=self.run,
            steps=stage_steps(self.run),
            standings=found,
            figures=blocks.totals(found),
            declared=rule_of_run(self.run),
            match=latest_match(self.run),
            **kwargs,
        )


class RaiseMixin:
    """A view of one raising."""

    verb = ""

    @cached_property
    def raising(self) -> Raise:
        return found_or_404(raise_with_run(self.kwargs["raising"]))

    @property
    def back_url(self) -> str:
        return self.raising.get_absolute_url()

    @property
    def place_name(self) -> str:
        return self.raising.estate.name

    @property
    def crumbs(self) -> str:
        return self.raising.title

    def may(self):
        return allowed(self.by, self.verb, self.raising) if self.verb else None

    def live(self) -> dict:
        """What the part of the page shows that renews itself."""
        standing = standing_of(self.raising)
        return {
            "raising": self.raising,
            "standing": standing,
            "headline": blocks.headline(standing),
            "conditions": blocks.conditions(standing),
            "terms": rules.tell_rule(standing.declared.rule)[:2] if standing.declared else [],
        }


class RaiseView(RaiseMixin, PageView):
    """One raising: how far it has come, what it still needs, the latest money, and what the reader can do."""

    template_name = "matching/raise.html"

    def get_context_data(self, **kwargs):
        raising = self.raising
        return super().get_context_data(
            run=raising.run,
            steps=stage_steps(raising.run),
            rows=[blocks.money_row(one) for one in latest_paid(raising)],
            own=standing_pledge(raising, self.by.household),
            source_url=page_of(raising.source),
            timeline=[timeline_item(one) for one in journal.of_place(raising.estate.path, limit=8)],
            may=self.possible(),
            **self.live(),
            **kwargs,
        )

    def possible(self) -> dict:
        """What the reader may do here now."""
        verbs = ("pledge", "record_cash_pledge", "fail_raise")
        return {verb: allowed(self.by, f"matching.{verb}", self.raising) for verb in verbs}


class LiveView(RaiseMixin, PageView):
    """The part of a raising's page that renews itself."""

    template_name = "matching/live.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**self.live(), **kwargs)


class PledgesView(RaiseMixin, SheetView):
    """The pledge list. Addresses are shown to those who handle or check the pledges; others see the building."""

    title = say("Pledge list")
    exports = "pledges"
    empty_sentence = say("Nobody has pledged yet.")
    sorts = {"new": (say("Newest first"), "-id"), "amount": (say("Largest first"), "-amount_fen")}

    @cached_property
    def reads_addresses(self) -> bool:
        return bool(allowed(self.by, "matching.read_pledges", self.raising))

    @property
    def columns(self):
        where = (
            "household.address"
            if self.reads_addresses
            else lambda one: rules.building_of(one.household.address)
        )
        return (
            Column(say("Household"), where, "lead"),
            Column(say("Amount"), "amount_fen", "yuan"),
            Column(say("How"), "get_channel_display"),
            Column(say("State"), "get_state_display"),
            Column(say("Paid on"), "paid_on", "when"),
        )

    def rows(self):
        return pledges_in(self.raising)


class FailView(RaiseMixin, ActionView):
    """End a raising that fell short."""

    verb = "matching.fail_raise"
    title = say("End a raising that fell short")
    lead = say("What was paid goes back to the households; the others of the contest go on.")
    button = say("End it")

    def act(self, form):
        return actions.fail_raise(by=self.by, raise_=self.raising)


class RefundView(RunMixin, PickView):
    """Give back what was paid for raisings that failed."""

    form_class = forms.RefundForm
    title = say("Give the own part back")
    button = say("Give it back")
    nothing = say("No raising has failed with money to give back.")
    done = say("The money is on its way back; each payment was reversed once.")

    @cached_property
    def choices(self) -> list:
        failed = raises_of(self.run).filter(state=RaiseState.FAILED, pledges__state=PledgeState.PAID)
        return [one for one in failed if allowed(self.by, "matching.refund", one)]

    def words(self, row):
        return say(
            "%(estate)s: %(amount)s of %(n)d households",
            estate=row.estate.name,
            amount=str(Money(row.paid_fen)),
            n=row.taking_part,
        )

    def act(self, form):
        self.reason = form.cleaned_data["reason"]
        return super().act(form)

    def do(self, rows):
        return [actions.refund(by=self.by, raise_=one, reason=self.reason) for one in rows]


def of_source(request, source: str):
    """The raising that was opened for a row of another practice: its page, or for htmx how it stands."""
    raising = Raise.objects.filter(source=source).first()
    part = getattr(request, "htmx", False)  # asked for by a page that shows it within itself
    if raising is None:
        return HttpResponse(status=204) if part else redirect(page_of(source) or "/")
    if part:
        return LiveView.as_view()(request, raising=raising.pk)
    return redirect(raising)
