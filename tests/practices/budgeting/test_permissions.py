"""Who may do what: role × verb, in the open stage and outside it."""

import pytest

from linli.platform.permits import allowed
from linli.platform.permits.verbs import registered

HOMES = {"resident", "household", "neighbour"}
GRID = {"grid_worker", "micro_grid_worker"}
ON_A_VOTE = {
    "prepare_vote": {"community_officer"},
    "open_vote": {"community_officer"},
    "call_off_vote": {"community_officer"},
    "vote": HOMES,
    "consent_part": HOMES | {"self_organisation", "team_leader"},
    "read_roll": GRID | {"social_worker", "community_officer", "supervisor"},
    "enter_paper_ballots": GRID,
    "check_paper_ballots": {"social_worker"},
    "reject_paper_ballots": {"social_worker"},
    "close_vote": {"community_officer"},
    "allocate": {"community_officer"},
    "look_into_address": {"supervisor"},
}


def who_may(cast, verb, subject):
    return {role for role, actor in vars(cast).items() if allowed(actor, f"budgeting.{verb}", subject)}


def test_every_verb_has_its_row():
    assert {f"budgeting.{name}" for name in ON_A_VOTE} == {
        key for key in registered() if key.startswith("budgeting.")
    }


@pytest.mark.parametrize("verb", ON_A_VOTE)
def test_verb_is_for_its_roles(vote, cast, verb):
    assert who_may(cast, verb, vote) == ON_A_VOTE[verb]


def test_part_funding_is_accepted_by_the_author_alone(opened, drafts, cast):
    option = opened(drafts(author_people=(cast.team_leader.person.pk,))).options.first()

    assert who_may(cast, "consent_part", option) == {"team_leader"}


STAGES = {
    "propose": {},
    "vote": {
        "prepare_vote": {"community_officer"},
        "open_vote": {"community_officer"},
        "vote": HOMES,
        "enter_paper_ballots": {"grid_worker"},
        "check_paper_ballots": {"social_worker"},
        "close_vote": {"community_officer"},
    },
    "award": {"allocate": {"community_officer"}},
    "publicise": {},
}


@pytest.mark.parametrize("stage", STAGES)
def test_duty_is_for_its_stage(run_at, drafts, cast, stage):
    from linli.practices.budgeting import actions

    run = run_at(stage, method="proposal-contest")
    vote = actions.bring_options(run=run, drafts=drafts())
    named = {key.partition(".")[2] for key in run.playbook.verbs() if key.startswith("budgeting.")}
    found = {verb: who for verb in named if (who := who_may(cast, verb, vote))}

    wanted = STAGES[stage]
    assert {verb: who for verb, who in found.items() if verb in wanted} == wanted
    assert "vote" not in set(found) - set(wanted)
