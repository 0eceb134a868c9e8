"""Votes of the hall and on paper: entered by one, checked by another."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from linli.kernel.sentence import say
from linli.platform.permits import allowed, permit
from linli.platform.ui.blocks import Link
from linli.platform.ui.forms import ReasonForm
from linli.platform.ui.views import ActionView, PrintView
from linli.practices.meetings import actions, forms, queries
from linli.practices.meetings.enums import BallotState, Channel
from linli.practices.meetings.models import Ballot, Seat
from linli.practices.meetings.views.subjects import MotionMixin, SheetMixin

MOST = 400
"""So many seats on one page; of larger rolls the votes on paper are brought in as a sheet, or by estate."""


class EnterVotesView(MotionMixin, ActionView):
    """A choice for each seat: of those present for the hall, of all who have not voted for paper."""

    verb = "meetings.enter_votes"
    template_name = "meetings/enter_votes.html"
    form_class = forms.EnterVotesForm
    button = say("Enter these votes")
    done = say("Entered. They count when a second person has checked them.")
    keeps_draft = False

    @property
    def channel(self) -> str:
        if self.kwargs["channel"] not in (Channel.HALL, Channel.PAPER):
            raise Http404
        return self.kwargs["channel"]

    @property
    def title(self):
        return say("Votes in the hall") if self.channel == Channel.HALL else say("Votes on paper")

    @cached_property
    def seats(self) -> list[Seat]:
        if not allowed(self.by, self.verb, self.motion):
            return []
        settled = Ballot.objects.filter(motion=self.motion).exclude(state=BallotState.REJECTED)
        seats = (
            queries.seats_of(self.motion.meeting)
            .filter(standing="votes")
            .exclude(pk__in=settled.values("seat"))
        )
        if self.channel == Channel.HALL:
            seats = seats.filter(there=True)
        if estate := self.request.GET.get("estate"):
            seats = seats.filter(household__estate__code=estate)
        return list(seats[: MOST + 1])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "seats": self.seats[:MOST]}

    def act(self, form):
        return actions.enter_votes(
            by=self.by, motion=self.motion, channel=self.channel, lines=form.lines(), client_id=form.once
        )

    def goes_to(self, result):
        return self.motion.get_absolute_url()

    def get_context_data(self, **kwargs):
        estates = self.motion.meeting.seats.exclude(household=None).order_by("household__estate__path")
        pairs = estates.values_list("household__estate__code", "household__estate__name").distinct()
        here = self.request.GET.get("estate", "")
        links = [Link(name, f"?estate={code}", here=code == here) for code, name in pairs]
        return super().get_context_data(
            motion=self.motion,
            channel=self.channel,
            seats=self.seats[:MOST],
            more=len(self.seats) > MOST,
            estates=links,
            **kwargs,
        )


class VoteSheetView(SheetMixin, ActionView):
    """A sheet of entered votes line by line: agree, or reject it."""

    verb = "meetings.check_votes"
    template_name = "meetings/vote_sheet.html"
    title = say("Check the entered votes")
    button = say("They agree: count them")
    done = say("Checked. The votes are in the register.")

    def act(self, form):
        return actions.check_votes(by=self.by, sheet=self.vote_sheet)

    def get_context_data(self, **kwargs):
        permit(self.by, self.verb, self.vote_sheet)
        ballots = self.vote_sheet.ballots.select_related("seat__household__estate", "seat__person").order_by(
            "seat__number"
        )
        own = self.by.person is not None and self.by.person.pk == self.vote_sheet.entered_by_id
        return super().get_context_data(sheet=self.vote_sheet, ballots=ballots, own=own, **kwargs)


class RejectVotesView(SheetMixin, ActionView):
    verb = "meetings.reject_votes"
    form_class = ReasonForm
    title = say("Reject the entered votes")
    button = say("Reject them")

    @property
    def back_url(self):
        return reverse("meetings:vote_sheet", kwargs={"sheet": self.vote_sheet.pk})

    def act(self, form):
        return actions.reject_votes(by=self.by, sheet=self.vote_sheet, reason=form.cleaned_data["reason"])


class PaperBallotView(MotionMixin, PrintView):
    """Paper ballots for a motion, four on a page, each for one seat's adult to fill in and sign."""

    template_name = "meetings/paper_ballot.html"
    file_name = "ballots"

    @property
    def title(self):
        return self.motion.meeting.title

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            motion=self.motion, meeting=self.motion.meeting, copies=range(4), **kwargs
        )
