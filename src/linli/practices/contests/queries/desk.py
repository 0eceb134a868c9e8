"""What waits for somebody beyond the duties of a stage: changes to answer, agreements to sign."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse

from linli.civic.process.enums import RunState
from linli.civic.process.queries import Waiting
from linli.kernel.sentence import say
from linli.practices.contests.enums import ESTATE_ROLES, ChangeState
from linli.practices.contests.models import Agreement, RuleChange
from linli.practices.contests.queries.awards import unsigned_for


def waiting(by) -> list[Waiting]:
    """Changes that this actor answers, and agreements that wait for their signature (at most 2 queries)."""
    return [*_to_answer(by), *_to_sign(by)]


def _to_answer(by) -> list[Waiting]:
    if not by.holds({"social_worker"}):
        return []
    changes = RuleChange.objects.filter(
        state=ChangeState.OPEN, rules__adopted_at=None, rules__run__state=RunState.OPEN
    )
    return [
        Waiting(
            title=say("Answer the change that %(who)s proposes", who=one.on_behalf),
            place=one.place,
            url=reverse("contests:answer_change", kwargs={"change": one.pk}),
            why=say("The rules can be adopted when every proposed change is answered."),
            run=one.run,
        )
        for one in changes.select_related("rules__run__place", "rules__run__edition")
        if by.holds({"social_worker"}, one.place)
    ]


def _to_sign(by) -> list[Waiting]:
    if not by.holds({"community_officer", *ESTATE_ROLES}):
        return []
    agreements = Agreement.objects.filter(Q(office_signed_at=None) | Q(estate_signed_at=None)).select_related(
        "award__entry__estate", "award__entry__run__place", "award__entry__run__edition"
    )
    return [
        Waiting(
            title=say("Sign the agreement on “%(title)s”", title=one.award.entry.title),
            place=one.place,
            url=reverse("contests:sign_agreement", kwargs={"run": one.run.pk}),
            why=say("The project opens when both sides have signed."),
            run=one.run,
        )
        for one, _side in unsigned_for(by, agreements)
    ]
