"""Who may do what in proposals: one row a verb, before, during and after its stage."""

from __future__ import annotations

import pytest

from linli.platform.permits import allowed
from linli.platform.permits.verbs import registered
from linli.practices.proposals import actions
from linli.practices.proposals.models import MergerSide, Proposal
from tests.practices.proposals.conftest import move_to

AT_HOME = {"resident", "household", "neighbour"}
PROPOSERS = {"self_organisation", "team_leader"} | AT_HOME
AUTHOR = {"self_organisation"}
TABLE = {
    # verb: (who may, whether the stage is asked, what it is done to)
    "proposals.open_call": ({"party_committee"}, True, "run"),
    "proposals.save_draft": (PROPOSERS, False, "run"),
    "proposals.submit_proposal": (PROPOSERS, True, "run"),
    "proposals.nominate_estate": ({"committee_member", "self_organisation"}, False, "run"),
    "proposals.withdraw_proposal": (AUTHOR, True, "proposal"),
    "proposals.merge_proposals": (AUTHOR, True, "proposal"),
    "proposals.consent_merge": (AUTHOR, True, "side"),
    "proposals.cosign": (AT_HOME, True, "run"),
    "proposals.withdraw_cosign": (AT_HOME, False, "run"),
    "proposals.record_paper_cosigns": ({"social_worker"}, False, "proposal"),
    "proposals.coach": ({"social_worker"}, True, "proposal"),
    "proposals.note_overlap": ({"party_committee"}, True, "run"),
}


def subject_of(kind, run, proposal):
    proposal = Proposal.objects.select_related("estate").get(pk=proposal.pk)
    proposal.run = run
    return {"run": run, "proposal": proposal, "side": MergerSide(proposal=proposal)}[kind]


def able(cast, verb, subject):
    return {name for name, actor in vars(cast).items() if allowed(actor, verb, subject)}


def test_each_verb_has_a_row():
    assert {verb for verb in registered() if verb.startswith("proposals.")} == set(TABLE)


@pytest.mark.parametrize("verb", TABLE)
def test_verb_is_for_just_these(verb, contest, proposal, cast):
    who, _staged, kind = TABLE[verb]
    assert able(cast, verb, subject_of(kind, contest, proposal)) == who


@pytest.mark.parametrize("verb", [verb for verb, (_who, staged, _kind) in TABLE.items() if staged])
def test_verb_ends_with_its_stage(verb, contest, proposal, cast):
    who, _staged, kind = TABLE[verb]
    run = move_to(contest, "review")
    goes_on = verb in run.stage.verbs()
    assert able(cast, verb, subject_of(kind, run, proposal)) == (who if goes_on else set())


@pytest.mark.parametrize("act", [actions.withdraw_cosign, actions.cosign], ids=["take-back", "sign"])
def test_signatures_end_with_the_stage(act, contest, proposal, cast):
    from linli.kernel.verdict import Refusal

    move_to(contest, "review")
    with pytest.raises(Refusal, match="belongs to the stage"):
        act(by=cast.resident, proposal=Proposal.objects.get(pk=proposal.pk))


def test_leader_of_the_same_organisation_speaks_for_its_proposal(contest, call, cast, estate, draft):
    from linli.civic.mandates.models import Mandate
    from linli.civic.mandates.queries import actor_for
    from linli.civic.people.models import Organisation, Person

    group = Organisation.objects.create(
        kind="self_organisation", name="护梯队", place=estate, founded_on="2024-01-01"
    )

    def leader(name):
        person = Person.objects.create(name=name)
        Mandate.objects.create(
            person=person,
            capacity="self_organisation",
            place=estate,
            organisation=group,
            starts_on="2024-01-01",
        )
        return actor_for(person)

    proposal = actions.submit_proposal(by=leader("甲"), run=contest, estate=estate, draft=draft)
    assert proposal.on_behalf == "护梯队"
    assert proposal.is_by(leader("乙"))
    assert not proposal.is_by(cast.self_organisation)
