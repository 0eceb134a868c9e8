"""What the pages of budgeting are about: the vote of a run, a vote, an option, a sheet of papers."""

from __future__ import annotations

from django.urls import reverse
from django.utils.functional import cached_property

from linli.civic.process.views.runs import RunMixin
from linli.kernel.sentence import say
from linli.kernel.verdict import Verdict
from linli.platform.permits import allowed
from linli.platform.ui.blocks import Link
from linli.platform.ui.views import found_or_404
from linli.practices.budgeting import queries
from linli.practices.budgeting.models import AddressCount, Option, PaperSheet, Vote

NO_VOTE = say("Nothing has been brought to a vote in this run yet.")


class SubjectMixin:
    """A view of one subject with a place. `verb` is tried on it before a form is shown."""

    verb = ""
    subject = None

    @property
    def place_name(self) -> str:
        return self.subject.place.name

    @property
    def back_url(self) -> str:
        return self.vote.get_absolute_url()

    @property
    def crumbs(self) -> list[Link]:
        run = self.vote.run
        return [Link(run.title, run.get_absolute_url()), Link(say("The vote"), self.vote.get_absolute_url())]

    def may(self) -> Verdict | None:
        return allowed(self.by, self.verb, self.subject) if self.verb else None

    def allowed_verbs(self, *names: str) -> dict[str, bool]:
        """Which of these verbs of budgeting the reader may use on the subject now."""
        return {name: bool(allowed(self.by, f"budgeting.{name}", self.subject)) for name in names}


class RunVoteMixin(RunMixin):
    """The page of a duty: a view of `self.vote`, the vote of the run in the address; without one it says so."""

    @cached_property
    def vote(self) -> Vote | None:
        return queries.vote_of(self.run)

    @property
    def back_url(self) -> str:
        return (self.vote or self.run).get_absolute_url()

    def may(self) -> Verdict:
        if self.vote is None:
            return Verdict(False, NO_VOTE)
        return allowed(self.by, self.verb, self.vote)

    def goes_to(self, result) -> str:
        return self.vote.get_absolute_url()


class VoteMixin(SubjectMixin):
    """A view of `self.vote` by its own address."""

    @cached_property
    def vote(self) -> Vote:
        return found_or_404(queries.vote_with_run(self.kwargs["vote"]))

    @property
    def subject(self) -> Vote:
        return self.vote

    @cached_property
    def options(self) -> list[Option]:
        return queries.options_of(self.vote)


class OptionMixin(SubjectMixin):
    """A view of `self.option`."""

    @cached_property
    def option(self) -> Option:
        return found_or_404(queries.option_with_vote(self.kwargs["option"]))

    @property
    def subject(self) -> Option:
        return self.option

    @property
    def vote(self) -> Vote:
        return self.option.vote


class SheetMixin(SubjectMixin):
    """A view of `self.paper_sheet`, papers that were entered."""

    @cached_property
    def paper_sheet(self) -> PaperSheet:
        return found_or_404(queries.sheet_of(self.kwargs["sheet"]))

    @property
    def subject(self) -> PaperSheet:
        return self.paper_sheet

    @property
    def vote(self) -> Vote:
        return self.paper_sheet.vote

    def goes_to(self, result) -> str:
        return reverse("budgeting:check_paper_ballots", kwargs={"run": self.vote.run_id})


class CountMixin(SubjectMixin):
    """A view of `self.count`, many ballots from one address."""

    @cached_property
    def count(self) -> AddressCount:
        return found_or_404(queries.count_of_address(self.kwargs["count"]))

    @property
    def subject(self) -> AddressCount:
        return self.count

    @property
    def vote(self) -> Vote:
        return self.count.vote
