"""Ballots of the hall and on paper: printed, entered by one, checked by another."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.process.views.runs import RunMixin
from linli.kernel.sentence import say
from linli.platform.permits import allowed, permit
from linli.platform.sheets import ImportView
from linli.platform.ui.blocks import Column, Filter, Link
from linli.platform.ui.views import ActionView, ChoiceView, Option, PrintView, SheetView
from linli.platform.ui.words import masked_name
from linli.practices.budgeting import actions, forms, imports, queries
from linli.practices.budgeting.enums import Channel, SheetState
from linli.practices.budgeting.rules.voting import told_choice
from linli.practices.budgeting.views.subjects import RunVoteMixin, SheetMixin, VoteMixin

CHECK_LATER = say("Entered. They count when a second person has checked them.")


class EnterPapersView(RunVoteMixin, ActionView):
    """A batch of papers, line by line."""

    verb = "budgeting.enter_paper_ballots"
    template_name = "budgeting/enter_papers.html"
    form_class = forms.PaperForm
    title = say("Enter paper ballots")
    lead = say("One line a paper: its serial, and what is ticked on it. Somebody else checks them.")
    button = say("Enter these ballots")
    done = CHECK_LATER

    def get_form(self, form_class=None):
        return super().get_form() if self.vote else None

    def get_form_kwargs(self):
        numbers = [option.number for option in queries.options_of(self.vote)]
        return {**super().get_form_kwargs(), "vote": self.vote, "numbers": numbers}

    def act(self, form):
        return actions.enter_paper_ballots(
            by=self.by,
            vote=self.vote,
            channel=form.cleaned_data["channel"],
            lines=form.lines,
            client_id=form.once,
        )

    def goes_to(self, result):
        return self.request.path

    def get_context_data(self, **kwargs):
        return super().get_context_data(vote=self.vote, **kwargs)


class ImportPapersView(VoteMixin, ImportView):
    """Papers as a sheet; they wait for the check of a second person."""

    verb = "budgeting.enter_paper_ballots"
    title = say("Bring in paper ballots")
    columns = imports.PAPER_COLUMNS

    @cached_property
    def papers(self) -> imports.Papers:
        return imports.Papers(self.vote)

    def check(self, rows):
        return self.papers.faults(rows)

    def bring_in(self, rows):
        lines = [self.papers.line(row) for row in rows]
        channel = Channel.PAPER if Channel.PAPER in self.vote.on_paper else Channel.HALL
        actions.enter_paper_ballots(
            by=self.by, vote=self.vote, channel=channel, lines=lines, client_id=self.client_id
        )
        return say("Entered: %(n)d. They count when a second person has checked them.", n=len(lines))


class ChooseSheetView(RunMixin, ChoiceView):
    """Which sheet waits to be checked."""

    template_name = "budgeting/choose.html"
    key = "budgeting.check_paper_ballots"
    lead = say("Hold each line against its paper. Who entered them can't check them.")
    nothing = say("No sheet waits to be checked.")

    def options(self):
        vote = queries.vote_of(self.run)
        for sheet in queries.sheets_of(vote) if vote else ():
            if sheet.state == SheetState.WAITING:
                own = self.by.person is not None and self.by.person.pk == sheet.entered_by_id
                name = say("%(channel)s, %(n)d ballots", channel=sheet.get_channel_display(), n=sheet.lines)
                note = (
                    say("entered by yourself")
                    if own
                    else say("entered by %(name)s", name=masked_name(sheet.entered_by.name))
                )
                yield Option(name, "" if own else sheet.get_absolute_url(), note=note)

    def get_context_data(self, **kwargs):
        return super().get_context_data(run=self.run, **kwargs)


class PaperSheetView(SheetMixin, ActionView):
    """A sheet of entered papers line by line: agree, or reject it."""

    verb = "budgeting.check_paper_ballots"
    template_name = "budgeting/paper_sheet.html"
    title = say("Check paper ballots")
    button = say("They agree: count them")
    done = say("Checked. The ballots are in the register.")

    def act(self, form):
        return actions.check_paper_ballots(by=self.by, sheet=self.paper_sheet)

    def get_context_data(self, **kwargs):
        permit(self.by, self.verb, self.paper_sheet)
        ballots = self.paper_sheet.ballots.select_related("voter").order_by("id")
        lines = [(one.voter.serial, told_choice(one.choice, self.vote.kind), one) for one in ballots]
        own = self.by.person is not None and self.by.person.pk == self.paper_sheet.entered_by_id
        return super().get_context_data(sheet=self.paper_sheet, lines=lines, own=own, **kwargs)


class RejectPapersView(SheetMixin, ActionView):
    verb = "budgeting.reject_paper_ballots"
    form_class = forms.ReasonForm
    title = say("Reject paper ballots")
    button = say("Reject them")

    @property
    def back_url(self):
        return self.paper_sheet.get_absolute_url()

    def act(self, form):
        return actions.reject_paper_ballots(
            by=self.by, sheet=self.paper_sheet, reason=form.cleaned_data["reason"]
        )


class RollView(VoteMixin, SheetView):
    """Who is on the roll and who has voted, for those who hand papers out and remind; never for what."""

    title = say("The roll")
    template_name = "budgeting/roll.html"
    columns = (
        Column(say("No."), "number", "number"),
        Column(say("Household"), "label", "lead"),
        Column(say("Ballot"), lambda voter: say("has voted") if voter.voted else say("not yet")),
    )
    search = ("household__address", "household__estate__name")
    paginate_by = 50
    empty_sentence = say("The roll is fixed when the vote opens.")

    def rows(self):
        permit(self.by, "budgeting.read_roll", self.vote)
        return queries.roll_of(self.vote)

    def filters(self):
        estates = self.vote.voters.order_by("household__estate__path")
        pairs = estates.values_list("household__estate__code", "household__estate__name").distinct()
        return (
            Filter("estate", say("Estate"), list(pairs)),
            Filter("voted", say("Ballot"), (("yes", say("has voted")), ("no", say("not yet")))),
        )

    def narrow(self, rows, chosen):
        if chosen.name == "voted":
            return rows.filter(voted=chosen.value == "yes")
        return rows.filter(household__estate__code=chosen.value)

    def get_context_data(self, **kwargs):
        papers = bool(self.vote.on_paper) and self.vote.is_open
        return super().get_context_data(vote=self.vote, papers=papers, **kwargs)


class PaperBallotsView(VoteMixin, PrintView):
    """Paper ballots to print, one a page: a slip with the address, a ballot with the serial alone."""

    template_name = "budgeting/paper_ballots.html"
    file_name = "ballots"
    MOST = 200

    @property
    def title(self):
        return self.vote.title

    def get_context_data(self, **kwargs):
        permit(self.by, "budgeting.read_roll", self.vote)
        voters = queries.roll_of(self.vote)
        if estate := self.request.GET.get("estate"):
            voters = voters.filter(household__estate__code=estate)
        start = max(
            int(self.request.GET.get("from", "1")) if self.request.GET.get("from", "1").isdigit() else 1, 1
        )
        voters = list(voters.filter(number__gte=start)[: self.MOST])
        following = voters[-1].number + 1 if len(voters) == self.MOST else None
        return super().get_context_data(
            vote=self.vote, options=self.options, voters=voters, following=following, **kwargs
        )


def papers_links(view, vote) -> list[Link]:
    """What one may do with papers from the page of a vote."""
    found = []
    if vote.is_open and vote.on_paper and allowed(view.by, "budgeting.enter_paper_ballots", vote):
        found.append(
            Link(say("Enter paper ballots"), reverse("budgeting:enter_paper_ballots", args=[vote.run_id]))
        )
        found.append(
            Link(
                say("Bring in paper ballots"), reverse("budgeting:import_papers", args=[vote.pk]), plain=True
            )
        )
    if vote.is_open and vote.on_paper and allowed(view.by, "budgeting.check_paper_ballots", vote):
        found.append(
            Link(say("Check paper ballots"), reverse("budgeting:check_paper_ballots", args=[vote.run_id]))
        )
    if vote.has_ballots and vote.entitled and allowed(view.by, "budgeting.read_roll", vote):
        found.append(Link(say("The roll"), reverse("budgeting:roll", args=[vote.pk]), plain=True))
    return found
