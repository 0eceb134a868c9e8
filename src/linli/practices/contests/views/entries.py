"""Entries: the list, one of them, entering and withdrawing."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.places.models import Place
from linli.civic.process.views.runs import RunMixin
from linli.civic.process.views.standing import stage_steps, timeline_item
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal
from linli.platform.journal import queries as journal
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Column, Link
from linli.platform.ui.templatetags.page import link_to
from linli.platform.ui.views import ActionView, PageView, SheetView
from linli.practices.contests import actions, forms
from linli.practices.contests.enums import ESTATE_ROLES
from linli.practices.contests.models import Entry
from linli.practices.contests.permissions import ONLY_THE_ESTATE
from linli.practices.contests.queries import entries_in, entry_with_parts, own_entries, standing_entry


class EntriesView(RunMixin, SheetView):
    """The entries of a contest: public, and as XLSX."""

    columns = (
        Column(
            say("Project"), "title", "lead", url=lambda entry: entry.get_absolute_url(), note="estate.name"
        ),
        Column(say("Kind of estate"), "estate.get_estate_kind_display"),
        Column(say("State"), "get_state_display"),
        Column(say("Costs"), "asked_fen", "yuan", label=True),
        Column(say("Match"), "award.matched_fen", "yuan", label=True),
        Column(say("Households that benefit"), "beneficiaries", "number", label=True),
    )
    title = say("Entries")
    search = ("title", "estate__name")
    exports = "entries"
    empty_sentence = say("No estate has entered yet.")

    def rows(self):
        return entries_in(self.run)


class EntryMixin:
    """A view of one entry."""

    @cached_property
    def entry(self) -> Entry:
        entry = entry_with_parts(self.kwargs["entry"])
        if entry is None or (entry.entered_at is None and not allowed(self.by, "contests.save_draft", entry)):
            raise Http404
        return entry

    @property
    def back_url(self) -> str:
        return self.entry.get_absolute_url()

    @property
    def place_name(self) -> str:
        return self.entry.estate.name


class EntryView(EntryMixin, PageView):
    """One entry for everybody: what troubles, what is planned, what it costs, how far it has come."""

    template_name = "contests/entry.html"

    def get_context_data(self, **kwargs):
        entry = self.entry
        return super().get_context_data(
            entry=entry,
            run=entry.run,
            steps=stage_steps(entry.run),
            photos=[Photo(one) for one in entry.photos.all()],
            raising_url=link_to("matching:of_source", source=entry.source),
            timeline=[timeline_item(one) for one in journal.of_place(entry.estate.path, limit=12)],
            may_change=allowed(self.by, "contests.enter", entry),
            may_withdraw=allowed(self.by, "contests.withdraw_entry", entry),
            **kwargs,
        )


class Photo:
    """A photo of an entry as the photo list shows it."""

    def __init__(self, photo):
        self.url, self.full_url = photo.attachment.thumbnail_url, photo.attachment.url
        self.caption = photo.caption or photo.entry.title


class EnterView(RunMixin, ActionView):
    """Enter an estate's project, or keep it as a draft."""

    form_class = forms.EntryForm
    template_name = "contests/enter.html"
    title = say("Enter a project")
    button = say("Enter the project")
    done = say("The project is entered. Everybody can read it now.")

    @cached_property
    def estates(self) -> list[Place]:
        """The estates that this actor speaks for."""
        places = {one.place.pk: one.place for one in self.by.mandates if one.capacity in ESTATE_ROLES}
        return [
            place for place in places.values() if place.level == "estate" and self.run.place.contains(place)
        ]

    @cached_property
    def estate(self) -> Place | None:
        asked = self.request.GET.get("estate")
        return next((one for one in self.estates if one.code == asked), next(iter(self.estates), None))

    @cached_property
    def entry(self) -> Entry | None:
        return standing_entry(self.run, self.estate) if self.estate else None

    @property
    def lead(self):
        return self.estate.name if self.estate else ""

    def may(self):
        subject = Entry(run=self.run, estate=self.estate) if self.estate else self.run
        return allowed(self.by, "contests.enter", subject)

    def get_form_kwargs(self):
        boundary = self.estate.boundary if self.estate else None
        return {**super().get_form_kwargs(), "entry": self.entry, "boundary": boundary}

    def get_context_data(self, **kwargs):
        here = [Link(one.name, f"?estate={one.code}", here=one == self.estate) for one in self.estates]
        return super().get_context_data(entry=self.entry, tabs=here if len(here) > 1 else [], **kwargs)

    def done_with(self, result):
        return self.done if result.entered_at else say("The draft is kept. Only your committee sees it.")

    def act(self, form):
        if self.estate is None:
            raise Refusal(Sentence(ONLY_THE_ESTATE))
        action = actions.save_draft if form.is_draft else actions.enter
        return action(
            by=self.by,
            run=self.run,
            estate=self.estate,
            draft=form.draft(),
            photos=form.cleaned_data["photos"],
        )


class OwnEntriesView(RunMixin, PageView):
    """The entries that an actor may withdraw."""

    template_name = "contests/own_entries.html"

    def get_context_data(self, **kwargs):
        entries = own_entries(self.by, self.run)
        return super().get_context_data(
            run=self.run, entries=entries, title=say("Withdraw the entry"), **kwargs
        )


class WithdrawEntryView(EntryMixin, ActionView):
    """Take an entry out of the contest."""

    form_class = forms.WithdrawForm
    title = say("Withdraw the entry")
    button = say("Withdraw it")
    done = say("The entry is withdrawn; what was paid for it will be given back.")

    @property
    def lead(self):
        return self.entry.title

    def may(self):
        return allowed(self.by, "contests.withdraw_entry", self.entry)

    def goes_to(self, result) -> str:
        return reverse("contests:entry", kwargs={"entry": result.pk})

    def act(self, form):
        return actions.withdraw_entry(by=self.by, entry=self.entry, reason=form.cleaned_data["reason"])
