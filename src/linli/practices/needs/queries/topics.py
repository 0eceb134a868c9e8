"""Topics: groups in the order in which they come to the meeting."""

from __future__ import annotations

from dataclasses import dataclass, replace

from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.needs.enums import GroupState
from linli.practices.needs.models import FundRefusal, Need, NeedGroup
from linli.practices.needs.queries.sorting import families_of
from linli.practices.needs.rules.ranking import Appraised, ranked


@dataclass(frozen=True)
class Topic:
    """A group as the topic list shows it: its place, points, needs, the households that voiced it, where, and why refused."""

    number: int
    group: NeedGroup
    needs: int
    households: int
    estates: tuple[Place, ...]
    refusals: tuple[FundRefusal, ...] = ()

    @property
    def points(self) -> int:
        return self.group.appraisal.points

    @property
    def admissible(self) -> bool:
        return self.group.state == GroupState.ADMISSIBLE


def topic_list(run: Run) -> list[Topic]:
    """Every appraised group of a run, ranked; the admissible ones and those refused with their reasons (6 queries)."""
    groups = {
        group.pk: group
        for group in NeedGroup.objects.filter(run=run, appraisal__isnull=False).select_related(
            "appraisal", "fund_check", "run__place"
        )
    }
    families = families_of(list(groups.values()))
    needs: dict[int, list[Need]] = {pk: [] for pk in groups}
    for need in Need.objects.filter(group__in=groups.values()).select_related("estate"):
        needs[need.group_id].append(need)
    refusals: dict[int, list[FundRefusal]] = {}
    for refusal in FundRefusal.objects.filter(check_of__group__in=groups.values()).select_related(
        "item", "check_of"
    ):
        refusals.setdefault(refusal.check_of.group_id, []).append(refusal)
    order = ranked(_appraised(group, len(families[group.pk])) for group in groups.values())
    return [
        Topic(
            number,
            groups[one.topic],
            len(needs[one.topic]),
            one.households,
            _estates(needs[one.topic]),
            tuple(refusals.get(one.topic, ())),
        )
        for number, one in enumerate(order, 1)
    ]


def topics_for(run: Run) -> list[Topic]:
    """The topics that may go to a meeting: confirmed, appraised, and admissible under the negative list; ranked."""
    admissible = [topic for topic in topic_list(run) if topic.admissible]
    return [replace(topic, number=number) for number, topic in enumerate(admissible, 1)]


def _appraised(group: NeedGroup, households: int) -> Appraised:
    marks = group.appraisal
    return Appraised(group.pk, marks.urgency, marks.reach, marks.feasibility, households, group.title)


def _estates(needs: list[Need]) -> tuple[Place, ...]:
    found = {need.estate.path: need.estate for need in needs if need.estate}
    return tuple(found[path] for path in sorted(found))
