"""What those who live with it think: one rating a household, on the phone or on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from linli.civic.people.models import Household
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import sent_before
from linli.practices.microprojects.actions.locking import locked_project
from linli.practices.microprojects.enums import MilestoneState, RatingChannel
from linli.practices.microprojects.models import MicroProject, Rating
from linli.practices.microprojects.rules.satisfaction import fault_in_marks

AT_ONCE = 1000


@dataclass(frozen=True)
class PaperRating:
    """One line of a sheet of ratings; `before` None where the household can't say, `rated_on` None means today."""

    household: Household
    before: int | None
    after: int
    rated_on: date | None = None
    comment: str = ""


@transaction.atomic
def rate(
    *,
    by,
    project: MicroProject,
    before: int | None,
    after: int,
    comment: str = "",
    client_id: UUID | None = None,
) -> Rating:
    """A household rates the spot before the work and now, 1 to 5; once. Sending the same again gives back the first."""
    permit(by, "microprojects.rate", project)
    if rated := sent_before(project.ratings.filter(household=by.household), client_id):
        return rated
    project = locked_project(project)
    _refuse_too_early(project)
    household = by.household
    _judge_one(project, household, before, after)
    try:
        with transaction.atomic():
            rating = Rating.objects.create(
                project=project,
                household=household,
                before=before,
                after=after,
                comment=comment.strip(),
                channel=RatingChannel.ONLINE,
                rated_on=clock.today(),
                client_id=client_id,
            )
    except IntegrityError:
        raise Refusal(_rated(household)) from None
    record(
        by,
        "microprojects.rate",
        project,
        tells=say("A household rated “%(project)s”", project=project.title),
        content={"household": household.pk, "before": before, "after": after, "comment": comment.strip()},
    )
    return rating


@transaction.atomic
def import_ratings(*, by, project: MicroProject, rows: Sequence[PaperRating]) -> int:
    """Bring in paper ratings at once, with one journal entry over all of them; how many.

    Refuses the whole sheet where a household stands in it twice, has rated, lives elsewhere, or a mark is none.
    """
    permit(by, "microprojects.import_ratings", project)
    project = locked_project(project)
    _refuse_too_early(project)
    _judge(project, rows)
    today = clock.today()
    Rating.objects.bulk_create(
        [
            Rating(
                project=project,
                household=row.household,
                before=row.before,
                after=row.after,
                comment=row.comment.strip(),
                channel=RatingChannel.SHEET,
                rated_on=row.rated_on or today,
            )
            for row in rows
        ],
        batch_size=AT_ONCE,
    )
    record(
        by,
        "microprojects.import_ratings",
        project,
        tells=say("%(n)d paper ratings of “%(project)s” were brought in", n=len(rows), project=project.title),
        content={"ratings": [[row.household.pk, row.before, row.after] for row in rows]},
    )
    return len(rows)


def _judge_one(project: MicroProject, household: Household, before: int | None, after: int) -> None:
    if fault := fault_in_marks(before, after):
        raise Refusal(fault[1], fault[0])
    refuse_if(_outside(project, household) if household.estate_id != project.estate_id else None)
    refuse_if(_rated(household) if project.ratings.filter(household=household).exists() else None)
    _refuse_too_many(project, 1)


def _judge(project: MicroProject, rows: Sequence[PaperRating]) -> None:
    refuse_if(say("The sheet has no lines.") if not rows else None)
    rated = set(project.ratings.values_list("household", flat=True))
    seen: set[int] = set()
    for row in rows:
        household = row.household
        if fault := fault_in_marks(row.before, row.after):
            raise Refusal(say("%(address)s: %(fault)s", address=household.address, fault=fault[1]))
        refuse_if(_outside(project, household) if household.estate_id != project.estate_id else None)
        refuse_if(_rated(household) if household.pk in rated else None)
        refuse_if(
            say("%(address)s stands in the sheet twice.", address=household.address)
            if household.pk in seen
            else None
        )
        seen.add(household.pk)
    _refuse_too_many(project, len(rows), len(rated))


def _refuse_too_early(project: MicroProject) -> None:
    left = (
        project.milestones.exclude(state=MilestoneState.ACCEPTED).exists() or not project.milestones.exists()
    )
    refuse_if(
        say("The work is not finished yet; it is rated once all its milestones have been accepted.")
        if left
        else None
    )


def _refuse_too_many(project: MicroProject, more: int, rated: int | None = None) -> None:
    rated = project.ratings.count() if rated is None else rated
    refuse_if(
        say("Only %(n)d households benefit from this, and more can't rate it.", n=project.beneficiaries)
        if rated + more > project.beneficiaries
        else None
    )


def _outside(project: MicroProject, household: Household) -> Sentence:
    return say(
        "%(address)s does not lie in %(estate)s.", address=household.address, estate=project.estate.name
    )


def _rated(household: Household) -> Sentence:
    return say(
        "%(address)s has rated this already; each household counts once, and the first rating is kept.",
        address=household.address,
    )
