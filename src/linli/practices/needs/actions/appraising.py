"""Appraising groups, and holding them against what the fund may pay for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from django.db import transaction

from linli.kernel.sentence import say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.practices.needs import queries
from linli.practices.needs.enums import GroupState
from linli.practices.needs.models import Appraisal, FundCheck, FundItem, FundRefusal, NeedGroup
from linli.practices.needs.rules.ranking import MARKS, fault_in_mark


@dataclass(frozen=True)
class Marks:
    """Urgency, reach and feasibility from 1 to 5, each with its reason."""

    urgency: int
    urgency_reason: str
    reach: int
    reach_reason: str
    feasibility: int
    feasibility_reason: str


@transaction.atomic
def appraise_group(*, by, group: NeedGroup, marks: Marks) -> Appraisal:
    """Give a confirmed group its marks; giving them anew replaces them until the negative list is checked."""
    permit(by, "needs.appraise_group", group)
    group = _locked(group)
    refuse_if(
        say("A person has to confirm this group first.") if group.state == GroupState.PROPOSED else None
    )
    refuse_if(
        say("This group was held against the negative list already; its marks stay.")
        if group.state in (GroupState.ADMISSIBLE, GroupState.REFUSED)
        else None
    )
    for mark in MARKS:
        refuse_if(fault_in_mark(getattr(marks, mark)), mark)
        reason = getattr(marks, f"{mark}_reason")
        refuse_if(
            say("Please give the reason for this mark.") if not reason.strip() else None, f"{mark}_reason"
        )
    appraisal, _new = Appraisal.objects.update_or_create(
        group=group, defaults=asdict(marks) | {"appraised_at": clock.now()}
    )
    _stand(group, GroupState.APPRAISED)
    tells = say(
        "“%(group)s” was appraised: %(points)d of 15 points", group=group.title, points=appraisal.points
    )
    record(by, "needs.appraise_group", group, tells=tells, content=asdict(marks))
    return appraisal


@transaction.atomic
def check_fund_lists(
    *, by, group: NeedGroup, touched: Mapping[FundItem, str] | None = None, note: str = ""
) -> FundCheck:
    """Hold an appraised group against the negative list: admissible, or refused with a reason for each line touched."""
    permit(by, "needs.check_fund_lists", group)
    group, touched = _locked(group), dict(touched or {})
    refuse_if(
        say("The social worker has to appraise this group first.")
        if group.state in (GroupState.PROPOSED, GroupState.CONFIRMED)
        else None
    )
    refuse_if(
        say("This group was held against the list before.") if group.state != GroupState.APPRAISED else None
    )
    standing = {item.pk for item in queries.fund_list(group.place)}
    for item, reason in touched.items():
        refuse_if(say("This line is not on the list here.") if item.pk not in standing else None)
        refuse_if(
            say("Please write why this line is touched.") if not reason.strip() else None, f"reason_{item.pk}"
        )
    check = FundCheck.objects.create(group=group, note=note.strip(), checked_at=clock.now())
    FundRefusal.objects.bulk_create(
        FundRefusal(check_of=check, item=item, reason=reason.strip()) for item, reason in touched.items()
    )
    _stand(group, GroupState.REFUSED if touched else GroupState.ADMISSIBLE)
    record(
        by,
        "needs.check_fund_lists",
        group,
        tells=say("“%(group)s” can't be paid by the fund", group=group.title)
        if touched
        else say("“%(group)s” is admissible", group=group.title),
        content={"touched": [[item.pk, reason] for item, reason in touched.items()], "note": note},
    )
    return check


def _locked(group: NeedGroup) -> NeedGroup:
    return (
        NeedGroup.objects.select_for_update(of=("self",))
        .select_related("run__edition", "run__place")
        .get(pk=group.pk)
    )


def _stand(group: NeedGroup, state: GroupState) -> None:
    group.state = state
    group.save(update_fields=["state"])
