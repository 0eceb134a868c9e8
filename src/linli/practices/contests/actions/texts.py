"""The rules of a contest: drafted, discussed, adopted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from linli.civic.process.models import Run
from linli.kernel import canonical
from linli.kernel.sentence import say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.announcements import announce
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked, sent_before
from linli.practices.contests.enums import ESTATE_ROLES, ChangeState
from linli.practices.contests.events import RulesAdopted
from linli.practices.contests.models import ContestRules, RuleChange
from linli.practices.contests.queries import rules_of_run
from linli.practices.contests.rules import checked_terms

ADOPTED = say("The rules have been adopted; they can't be changed any more.")


@transaction.atomic
def draft_rules(*, by, run: Run, text: str, terms: Mapping[str, Any] | None = None) -> ContestRules:
    """Write the rules, or write them anew: the text, and the playbook's parameters that the match is made from.

    `terms` that are not given stay as the run has them; one out of bounds is refused, naming the field.
    """
    permit(by, "contests.draft_rules", run)
    text = filled(text, say("Please write the rules."), "text")
    run = locked(run, "edition", "place")
    drafted = rules_of_run(run)
    if drafted:
        _locked(drafted)
    wording = {
        "text": text,
        "terms": checked_terms(run.playbook, terms or {}),
        "drafted_at": clock.now(),
    }
    drafted, _new = ContestRules.objects.update_or_create(run=run, defaults=wording)
    record(by, "contests.draft_rules", drafted, content={"text": drafted.text, "terms": drafted.terms})
    return drafted


@transaction.atomic
def propose_change(
    *, by, contest_rules: ContestRules, text: str, client_id: UUID | None = None
) -> RuleChange:
    """An estate's committee or a self-organisation proposes to change the draft; it is answered in public."""
    permit(by, "contests.propose_change", contest_rules)
    text = filled(text, say("Please write what should be changed, and why."), "text")
    contest_rules = _locked(contest_rules)
    if made := sent_before(contest_rules.changes.filter(proposer=by.person), client_id):
        return made
    change = RuleChange.objects.create(
        rules=contest_rules,
        proposer=by.person,
        on_behalf=spoken_for(by, contest_rules.place),
        text=text,
        proposed_at=clock.now(),
        client_id=client_id or uuid4(),
    )
    record(
        by,
        "contests.propose_change",
        change,
        tells=say("%(who)s proposed a change to the rules", who=change.on_behalf),
        content={"text": change.text},
    )
    return change


@transaction.atomic
def answer_change(*, by, change: RuleChange, state: ChangeState, answer: str) -> RuleChange:
    """Say whether a proposed change is taken up, and why; the draft itself is changed by drafting it anew."""
    permit(by, "contests.answer_change", change)
    answer = filled(answer, say("Please write the answer; it will be published."), "answer")
    decided = (ChangeState.TAKEN, ChangeState.DECLINED)
    refuse_if(say("A change is either taken up or not.") if state not in decided else None, "state")
    _locked(change.rules)
    change = RuleChange.objects.select_related("rules__run__place").get(pk=change.pk)
    refuse_if(say("This change was answered before.") if change.state != ChangeState.OPEN else None)
    change.state, change.answer = state, answer
    change.save(update_fields=["state", "answer"])
    record(
        by,
        "contests.answer_change",
        change,
        tells=say("The change of %(who)s was taken up", who=change.on_behalf)
        if state == ChangeState.TAKEN
        else say("The change of %(who)s was not taken up", who=change.on_behalf),
        content={"state": state, "answer": change.answer},
    )
    return change


@transaction.atomic
def adopt_rules(*, by, contest_rules: ContestRules) -> ContestRules:
    """The council adopts the rules: from now on they bear a digest and never change.

    Whether its resolution was carried is judged by the stage's gate. Refuses while a proposed change waits for its answer.
    """
    permit(by, "contests.adopt_rules", contest_rules)
    contest_rules = _locked(contest_rules)
    open_changes = contest_rules.changes.filter(state=ChangeState.OPEN).count()
    refuse_if(
        say("%(n)d proposed changes have not been answered yet.", n=open_changes) if open_changes else None
    )
    wording = {"text": contest_rules.text, "terms": contest_rules.terms}
    contest_rules.adopted_at, contest_rules.digest = clock.now(), canonical.digest(wording)
    contest_rules.save(update_fields=["adopted_at", "digest"])
    record(by, "contests.adopt_rules", contest_rules, content=wording)
    announce(RulesAdopted(contest_rules.run_id, contest_rules.terms, contest_rules.digest))
    return contest_rules


def spoken_for(by, place) -> str:
    """In whose name an actor speaks at a place: the organisation of the mandate, else the place that it is for."""
    for mandate in by.mandates:
        if mandate.capacity in ESTATE_ROLES and place.contains(mandate.place):
            return mandate.organisation.name if mandate.organisation else mandate.place.name
    return place.name


def _locked(contest_rules: ContestRules) -> ContestRules:
    contest_rules = locked(contest_rules, "run__edition", "run__place")
    refuse_if(ADOPTED if contest_rules.adopted_at else None)
    return contest_rules
