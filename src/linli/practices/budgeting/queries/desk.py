"""“Waiting for me”: what votes need from an actor now."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.urls import reverse

from linli.civic.process.models import Run
from linli.civic.process.queries import Waiting, standing_passage
from linli.kernel.sentence import say
from linli.practices.budgeting.enums import SheetState, VoteState
from linli.practices.budgeting.models import AddressCount, BallotDraft, PaperSheet, Vote
from linli.practices.budgeting.queries.votes import RUN, VOTE

CHECKERS = {"social_worker"}
OFFICER = {"community_officer"}
SUPERVISORS = {"supervisor"}


def waiting(by) -> list[Waiting]:
    """Own ballots that are not finished, papers to check, votes to open or compute, many ballots from one address (≤ 5 queries)."""
    found = _drafts(by)
    if by.person and by.holds(CHECKERS):
        found += _sheets(by)
    if by.holds(OFFICER):
        found += _votes(by)
    if by.holds(SUPERVISORS):
        found += _addresses(by)
    return found


def _drafts(by) -> list[Waiting]:
    """What this household or person has chosen and not cast."""
    mine = Q(pk__in=())
    if by.household:
        mine |= Q(voter__household=by.household, voter__person=None)
    if by.person:
        mine |= Q(voter__person=by.person)
    if not (by.household or by.person):
        return []
    drafts = BallotDraft.objects.filter(mine, voter__vote__state=VoteState.OPEN)
    return [
        Waiting(
            title=say("Cast your ballot in “%(run)s”", run=draft.run.title),
            place=draft.place,
            url=reverse("budgeting:vote", kwargs={"run": draft.run.pk}),
            why=say("You have chosen %(n)d and not cast it. Only what is cast counts.", n=len(draft.choice)),
            due=_due_on(draft.run),
            run=draft.run,
        )
        for draft in drafts.select_related(*(f"voter__{path}" for path in VOTE)).prefetch_related(
            "voter__vote__run__passages"
        )
    ]


def _sheets(by) -> list[Waiting]:
    sheets = PaperSheet.objects.filter(state=SheetState.WAITING, vote__state=VoteState.OPEN)
    return [
        Waiting(
            title=say("Check the paper ballots of “%(run)s”", run=sheet.vote.title),
            place=sheet.place,
            url=sheet.get_absolute_url(),
            why=say("They count only when a second person has checked them."),
            run=sheet.run,
        )
        for sheet in sheets.exclude(entered_by=by.person).select_related(*VOTE)
        if by.holds(CHECKERS, sheet.place)
    ]


def _votes(by) -> list[Waiting]:
    """Votes that are prepared and not opened, and closed ones whose result is not computed."""
    ready = Q(state=VoteState.PREPARING, prepared_at__isnull=False) | Q(state=VoteState.CLOSED)
    return [
        Waiting(
            title=say("Open the vote of “%(run)s”", run=vote.title)
            if vote.state == VoteState.PREPARING
            else say("Compute and publish the result of “%(run)s”", run=vote.title),
            place=vote.place,
            url=reverse(
                "budgeting:open_vote" if vote.state == VoteState.PREPARING else "budgeting:allocate",
                kwargs={"run": vote.run_id},
            ),
            run=vote.run,
        )
        for vote in Vote.objects.filter(ready).select_related(*RUN)
        if by.holds(OFFICER, vote.place)
    ]


def _addresses(by) -> list[Waiting]:
    counts = AddressCount.objects.filter(told_at__isnull=False, looked_at=None).select_related(*VOTE)
    return [
        Waiting(
            title=say(
                "%(n)d ballots came from one address in “%(run)s”", n=count.ballots, run=count.vote.title
            ),
            place=count.place,
            url=count.get_absolute_url(),
            why=say("It may be a hall's own network. Please look into it and write what you found."),
            run=count.run,
        )
        for count in counts
        if by.holds(SUPERVISORS, count.place)
    ]


def _due_on(run: Run) -> date | None:
    passage = standing_passage(run)
    return passage.due_on if passage else None
