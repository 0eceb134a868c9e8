"""How measures, money and photos of a project are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext

from linli.civic.ledger.models import Movement
from linli.kernel.sentence import Sentence, say
from linli.platform import clock
from linli.platform.ui import words
from linli.platform.ui.blocks import Figure, Key, MoneyRow, StageStep, Words
from linli.practices.microprojects.enums import MilestoneState, PhotoMoment
from linli.practices.microprojects.models import MicroProject, Milestone
from linli.practices.microprojects.queries import RatingsState
from linli.practices.microprojects.rules.satisfaction import Measure


@dataclass(frozen=True)
class Photo:
    """A photo as `photo_list` shows it."""

    url: str
    full_url: str
    caption: str


def points(value: Fraction | None) -> str:
    """A mean mark or a change of it, to two digits: 4.21, +1.84."""
    return "" if value is None else f"{float(value):.2f}"


def told_value(found: Measure) -> str:
    """A measure as it is read: a share in percent, or points with their sign."""
    if found.value is None:
        return "–"
    if found.unit == "points":
        return f"{'+' if found.value > 0 else ''}{points(found.value)}".replace("-", "−")
    return words.percent(found.value)


def rating_figures(state: RatingsState, how_url: str) -> list[Figure]:
    """The figures of a project's ratings, each with where it is counted; none without ratings."""
    if not state.n:
        return []
    post, change, improved = (
        state.measures[name] for name in ("post_rate", "point_change", "share_improved")
    )
    if post.before is None:
        alone = say("are content now (4 or 5); nobody rated how it was before")
        return [Figure(told_value(post), "", alone, how_url)]
    content = say(
        "are content now (4 or 5); before the work it was %(before)s", before=words.percent(post.before)
    )
    means = say(
        "points on the scale of 1 to 5: from %(before)s to %(after)s",
        before=points(change.before),
        after=points(change.after),
    )
    better = say("of those who rated both times give a better mark than before")
    return [
        Figure(told_value(post), "", content, how_url),
        Figure(told_value(change), "", means, how_url),
        Figure(told_value(improved), "", better, how_url),
    ]


def who_rated(state: RatingsState) -> Sentence:
    """How many of those who benefit rated, and how many of them both times."""
    return say(
        "%(n)d of %(all)d benefiting households rated (%(rate)s), %(both)d of them both times, on a scale of 1 to 5.",
        n=state.n,
        all=state.benefiting,
        rate=words.percent(state.improved.response_rate),
        both=state.improved.n_baseline,
    )


def steps(project: MicroProject) -> list[StageStep]:
    """The milestones as a strip; the first that is not accepted is the one at hand."""
    milestones = list(project.milestones.all())
    here = next((one for one in milestones if one.state != MilestoneState.ACCEPTED), None)
    return [_step(one, here) for one in milestones]


def _step(one: Milestone, here: Milestone | None) -> StageStep:
    if one is here:
        left = (one.due_on - clock.today()).days
        return StageStep(one.title, "now", days_left=left, overdue=left < 0, url=f"#milestone-{one.number}")
    state = "done" if one.state == MilestoneState.ACCEPTED else "todo"
    return StageStep(one.title, state, url=f"#milestone-{one.number}")


def before_and_after(project: MicroProject) -> list[Photo]:
    """The spot as it was first shown beside how it was last shown, of a project that has both."""
    photos = _by_moment(project.milestones.all())
    before, after = photos[PhotoMoment.BEFORE], photos[PhotoMoment.AFTER]
    if not before or not after:
        return []
    return [*_seen(before[:1], gettext("before")), *_seen(after[-1:], gettext("after"))]


def photo_pairs(milestone: Milestone) -> list[Photo]:
    """The photos of a milestone, each before beside its after."""
    photos = _by_moment([milestone])
    before, after = photos[PhotoMoment.BEFORE], photos[PhotoMoment.AFTER]
    paired = [
        one
        for pair in zip(_seen(before, gettext("before")), _seen(after, gettext("after")), strict=False)
        for one in pair
    ]
    rest = min(len(before), len(after))
    return [*paired, *_seen(before[rest:], gettext("before")), *_seen(after[rest:], gettext("after"))]


def money_rows(project: MicroProject, rows: Iterable[Movement]) -> list[MoneyRow]:
    """The movements of the project's account, those of a milestone with the two who turned its keys."""
    by_movement = {
        one.tranche.movement_id: one for one in project.milestones.all() if hasattr(one, "tranche")
    }
    return [
        MoneyRow(
            source=row.source.title,
            target=row.target.title,
            amount_fen=row.amount_fen,
            purpose=row.purpose,
            when=row.effective_on,
            keys=_keys(by_movement.get(row.pk)),
            evidence_url=by_movement[row.pk].get_absolute_url() if row.pk in by_movement else "",
            back=row.reverses_id is not None,
        )
        for row in rows
    ]


def _keys(milestone: Milestone | None) -> tuple[Key, ...]:
    if milestone is None:
        return ()
    accepted = [one.person.name for one in milestone.inspections.all() if one.outcome == "accepted"]
    names: tuple[tuple[Words, str], ...] = (
        (say("accepted by"), accepted[0] if accepted else ""),
        (say("released by"), milestone.tranche.person.name),
    )
    return tuple(Key(title, words.masked_name(name), bool(name)) for title, name in names)


def _by_moment(milestones: Iterable[Milestone]) -> dict[PhotoMoment, list]:
    """The photos of milestones with the moment of their report, by what they show."""
    photos: dict[PhotoMoment, list] = {moment: [] for moment in PhotoMoment}
    for milestone in milestones:
        for report in milestone.reports.all():
            for photo in report.photos.all():
                photos[PhotoMoment(photo.moment)].append((photo.attachment, report.reported_at))
    return photos


def _seen(photos, moment: str) -> list[Photo]:
    return [
        Photo(attachment.thumbnail_url, attachment.url, f"{moment} · {words.when(taken, 'short')}")
        for attachment, taken in photos
    ]
