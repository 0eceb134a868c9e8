"""Sorting: like needs are proposed as groups, a person confirms and mends; or a need is answered with a reason."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import Q

from linli.civic.process.models import Run
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.practices.needs.actions.gathering import AT_ONCE, gather_open_surveys
from linli.practices.needs.actions.segmenting import segmenter
from linli.practices.needs.enums import GroupState, NeedState
from linli.practices.needs.models import Need, NeedGroup
from linli.practices.needs.rules.likeness import Likeness, Said, propose
from linli.practices.needs.rules.words import plain, telling_words

TITLE = 80
WORDS_IN_TITLE = 3


@transaction.atomic
def propose_groups(*, by, run: Run) -> list[NeedGroup]:
    """Propose groups for all needs not sorted yet; earlier proposals that nobody confirmed give way.

    Nothing counts until a person confirms it. Needs that are like no other stay single.
    """
    permit(by, "needs.group_needs", run)
    gather_open_surveys(run)
    NeedGroup.objects.filter(run=run, state=GroupState.PROPOSED).delete()
    needs = list(Need.objects.select_for_update().filter(run=run, state=NeedState.OPEN).order_by("id"))
    proposals = propose(_said(needs))
    groups = NeedGroup.objects.bulk_create(
        [
            NeedGroup(run=run, title=_title(one), shared=list(one.shared[:8]), formed_at=clock.now())
            for one in proposals
        ]
    )
    for group, one in zip(groups, proposals, strict=True):
        Need.objects.filter(pk__in=one.keys).update(group=group)
    tells = say("Groups proposed: %(groups)d, from needs: %(needs)d", groups=len(groups), needs=len(needs))
    record(
        by, "needs.group_needs", run, tells=tells, content={"proposed": [list(one.keys) for one in proposals]}
    )
    return groups


@transaction.atomic
def confirm_groups(*, by, run: Run, groups: Sequence[NeedGroup], titles: dict[int, str] | None = None) -> int:
    """Confirm proposed groups, each under its title or a new one (`titles` by the group's number); how many."""
    permit(by, "needs.group_needs", run)
    standing = list(_locked(run).filter(pk__in=[group.pk for group in groups], state=GroupState.PROPOSED))
    refuse_if(say("Please choose at least one proposed group.") if not standing else None)
    for group in standing:
        group.title = _titled((titles or {}).get(group.pk, group.title))
        group.state, group.confirmed_at = GroupState.CONFIRMED, clock.now()
    NeedGroup.objects.bulk_update(standing, ["title", "state", "confirmed_at"])
    Need.objects.filter(group__in=standing).update(state=NeedState.GROUPED)
    tells = say("Groups of needs confirmed: %(n)d", n=len(standing))
    record(
        by,
        "needs.group_needs",
        run,
        tells=tells,
        content={"groups": [[one.pk, one.title] for one in standing]},
    )
    return len(standing)


@transaction.atomic
def group_needs(
    *, by, run: Run, needs: Sequence[Need], title: str = "", group: NeedGroup | None = None
) -> NeedGroup:
    """Put needs together under a title, or into a group that stands; confirmed at once, since a person did it.

    Needs that sat in another group leave it; a group left empty disappears. A group that was appraised keeps its marks
    only if it does not change: it has to be appraised anew.
    """
    permit(by, "needs.group_needs", run)
    needs = _needs(run, needs)
    left = {need.group_id for need in needs if need.group_id} - ({group.pk} if group else set())
    if group is None:
        group = NeedGroup(run=run, title=_titled(title), formed_at=clock.now())
    else:
        group = _mendable(run, group)
    group.state, group.confirmed_at = GroupState.CONFIRMED, clock.now()
    group.save()
    _place(needs, group)
    _tidy(run, left)
    tells = say("“%(group)s”: needs put together %(n)d", group=group.title, n=len(needs))
    record(by, "needs.group_needs", group, tells=tells, content={"needs": [need.pk for need in needs]})
    return group


@transaction.atomic
def merge_groups(*, by, run: Run, groups: Sequence[NeedGroup], title: str = "") -> NeedGroup:
    """Make one group of several; it keeps the title of the largest unless a new one is given."""
    permit(by, "needs.group_needs", run)
    merged = [_mendable(run, group) for group in groups]
    refuse_if(say("Please choose at least two groups.") if len({one.pk for one in merged}) < 2 else None)
    kept = max(merged, key=lambda one: (one.needs.count(), -one.pk))
    kept.title = _titled(title or kept.title)
    kept.shared = [word for word in kept.shared if all(word in one.shared for one in merged)]
    kept.state, kept.confirmed_at = GroupState.CONFIRMED, clock.now()
    kept.save()
    others = [one.pk for one in merged if one.pk != kept.pk]
    Need.objects.filter(Q(group__in=others) | Q(group=kept)).update(group=kept, state=NeedState.GROUPED)
    NeedGroup.objects.filter(pk__in=others).delete()
    record(by, "needs.group_needs", kept, content={"merged": others, "title": kept.title})
    return kept


@transaction.atomic
def rename_group(*, by, group: NeedGroup, title: str) -> NeedGroup:
    """Give a group a better title; its needs, and so its marks, stay."""
    permit(by, "needs.group_needs", group)
    group = _locked(group.run).get(pk=group.pk)
    group.title = _titled(title)
    group.save(update_fields=["title"])
    record(by, "needs.group_needs", group, content={"title": group.title})
    return group


@transaction.atomic
def take_out(*, by, group: NeedGroup, needs: Sequence[Need]) -> NeedGroup | None:
    """Take needs out of a group; they wait to be sorted again. None where the group is empty then, and gone."""
    permit(by, "needs.group_needs", group)
    run, group = group.run, _mendable(group.run, group)
    out = [need for need in _needs(run, needs) if need.group_id == group.pk]
    refuse_if(say("Please choose at least one need.") if not out else None)
    _place(out, None)
    gone = group.pk in _tidy(run, {group.pk})
    if gone:
        record(by, "needs.group_needs", run, content={"taken_out": [need.pk for need in out]})
    else:
        record(by, "needs.group_needs", group, content={"taken_out": [need.pk for need in out]})
    return None if gone else group


@transaction.atomic
def dissolve_group(*, by, group: NeedGroup) -> Run:
    """Take a group apart; its needs wait to be sorted again."""
    permit(by, "needs.group_needs", group)
    run, group = group.run, _mendable(group.run, group)
    Need.objects.filter(group=group).update(group=None, state=NeedState.OPEN)
    content = {"dissolved": group.pk}
    group.delete()
    record(by, "needs.group_needs", run, content=content)
    return run


@transaction.atomic
def answer_needs(*, by, run: Run, needs: Sequence[Need], reason: str) -> int:
    """Answer needs with a reason instead of taking them further: done already, not for us, whom to turn to; how many."""
    permit(by, "needs.answer_need", run)
    reason = filled(reason, say("Please write the answer; those who said it will read it."), "reason")
    needs = _needs(run, needs)
    left = {need.group_id for need in needs if need.group_id}
    for need in needs:
        need.group, need.state = None, NeedState.ANSWERED
        need.reason, need.answered_at = reason, clock.now()
    Need.objects.bulk_update(needs, ["group", "state", "reason", "answered_at"], batch_size=AT_ONCE)
    _tidy(run, left)
    tells = say("Needs answered with a reason: %(n)d", n=len(needs))
    record(
        by,
        "needs.answer_need",
        run,
        tells=tells,
        content={"needs": [need.pk for need in needs], "reason": reason},
    )
    return len(needs)


def _said(needs: Sequence[Need]) -> list[Said]:
    segment = segmenter()
    words: dict[str, frozenset[str]] = {}
    said = []
    for need in needs:
        if need.text not in words:
            words[need.text] = telling_words(need.text, segment)
        choice = need.text if need.choice_id else ""
        said.append(Said(need.pk, words[need.text], plain(need.text), choice))
    return said


def _title(one: Likeness) -> str:
    return (one.choice or "、".join(one.shared[:WORDS_IN_TITLE]))[:TITLE]


def _titled(title: str) -> str:
    return filled(title, say("Please give the group a title."), "title")[:TITLE]


def _locked(run: Run):
    return (
        NeedGroup.objects.select_for_update(of=("self",))
        .select_related("run__edition", "run__place")
        .filter(run=run)
    )


def _mendable(run: Run, group: NeedGroup) -> NeedGroup:
    """The group as it stands, if it may still be changed: marks are given for what is in it."""
    standing = _locked(run).filter(pk=group.pk).first()
    if standing is None:
        raise Refusal(say("This group is gone; somebody has sorted it anew."))
    if standing.state not in (GroupState.PROPOSED, GroupState.CONFIRMED):
        raise Refusal(
            say("“%(group)s” has been appraised; what is in it can't change any more.", group=standing.title)
        )
    return standing


def _needs(run: Run, needs: Sequence[Need]) -> list[Need]:
    """The needs as they stand, none of them answered or in a group that is appraised."""
    found = list(
        Need.objects.select_for_update(of=("self",))
        .filter(run=run, pk__in=[need.pk for need in needs])
        .select_related("group")
    )
    refuse_if(say("Please choose at least one need.") if not found else None)
    fixed = (GroupState.APPRAISED, GroupState.ADMISSIBLE, GroupState.REFUSED)
    refuse_if(
        say("One of these needs has been answered or appraised already.")
        if any(one.state == NeedState.ANSWERED or (one.group and one.group.state in fixed) for one in found)
        else None
    )
    return found


def _place(needs: Sequence[Need], group: NeedGroup | None) -> None:
    for need in needs:
        need.group, need.state = group, NeedState.GROUPED if group else NeedState.OPEN
    Need.objects.bulk_update(needs, ["group", "state"], batch_size=AT_ONCE)


def _tidy(run: Run, groups: set[int]) -> set[int]:
    """Remove those of the groups that are empty; their numbers."""
    empty = set(NeedGroup.objects.filter(run=run, pk__in=groups, needs=None).values_list("pk", flat=True))
    NeedGroup.objects.filter(pk__in=empty).delete()
    return empty
