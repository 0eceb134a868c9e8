"""A proposal contest from hand to hand: proposal, panel, vote, allocation, micro-project."""

from __future__ import annotations

import pytest

from linli.civic.ledger.actions import account_for, guarantee_fund_of, move
from linli.civic.ledger.enums import AccountKind
from linli.civic.process.events import StageOpened
from linli.handovers.accepted_project_carries_out_its_proposal import carry_out
from linli.handovers.allocation_tells_its_authors import tell_authors
from linli.handovers.awarded_proposals_open_micro_projects import open_projects
from linli.handovers.decisions_become_options import bring_accepted
from linli.handovers.proposals_come_before_the_panel import bring_proposals
from linli.practices.budgeting.events import BudgetAllocated
from linli.practices.budgeting.models import Option
from linli.practices.microprojects.events import ProjectAccepted
from linli.practices.microprojects.models import MicroProject
from linli.practices.panels.events import DecisionsPublished
from linli.practices.panels.models import Candidate
from linli.practices.proposals import actions
from linli.practices.proposals.models import Proposal
from linli.practices.proposals.rules import ProposalDraft
from linli.practices.proposals.rules.categories import FIVE

SMALL = {"cosign_floor": 1, "categories_least": 1, "separate_actors": 0}


def draft(title: str, cost_fen: int) -> ProposalDraft:
    return ProposalDraft(
        title=title, category=FIVE[0], spot="gate", problem="dark", solution="lamps", beneficiaries=3,
        cost_fen=cost_fen, lines=(("Lamps", cost_fen),), steps=(("build", "2025-06-01"),), upkeep="the group",
        own_part="work",
    )  # fmt: skip


@pytest.fixture
def proposed(run_at, cast, estates):
    """Two proposals that go on, by the leader of a self-organisation."""
    run = run_at("propose", method="proposal-contest", parameters=SMALL)
    actions.open_call(by=cast.party_committee, run=run, text="Propose.")
    made = [
        actions.submit_proposal(by=cast.self_organisation, run=run, estate=estate, draft=draft(title, cost))
        for estate, title, cost in ((estates[0], "Lamps", 80_000), (estates[0], "Shed", 50_000))
    ]
    for one in made:
        actions.cosign(by=cast.household, proposal=one)
    return run, made


def test_proposals_come_before_the_panel_without_their_authors(proposed, cast):
    run, made = proposed
    bring_proposals(StageOpened(run.pk, "review"))
    found = {one.source: one for one in Candidate.objects.all()}
    assert set(found) == {one.source for one in made}
    lamps = found[made[0].source]
    assert (lamps.title, lamps.cost_fen) == ("Lamps", 80_000)
    assert cast.self_organisation.person.pk in lamps.author_people
    assert cast.self_organisation.person.name not in f"{lamps.fields}{lamps.summary}"


def test_other_stages_bring_nothing_before_a_panel(proposed):
    run, _made = proposed
    bring_proposals(StageOpened(run.pk, "publicise"))
    assert not Candidate.objects.exists()


def test_accepted_proposals_are_voted_on_with_their_exact_scores_and_declined_ones_are_told(proposed):
    run, (lamps, shed) = proposed
    bring_proposals(StageOpened(run.pk, "review"))
    bring_accepted(
        DecisionsPublished(run.pk, ((lamps.source, "accepted", 250, 3), (shed.source, "declined", 50, 1)))
    )
    option = Option.objects.get()
    assert (option.source, option.cost_fen) == (lamps.source, 80_000)
    assert (option.score_numerator, option.score_denominator) == (250, 3)
    declined = Proposal.objects.get(pk=shed.pk)
    assert declined.state == "not_awarded"
    assert declined.because_url == Candidate.objects.get(source=shed.source).get_absolute_url()


def test_overlapping_proposals_exclude_each_other_in_the_vote(proposed, cast):
    run, (lamps, shed) = proposed
    actions.note_overlap(
        by=cast.party_committee, run=run, proposals=[lamps, shed], text="One spot.", exclusive=True
    )
    bring_accepted(
        DecisionsPublished(run.pk, ((lamps.source, "accepted", 80, 1), (shed.source, "accepted", 70, 1)))
    )
    assert {one.source: one.excludes for one in Option.objects.all()} == {
        lamps.source: [shed.source],
        shed.source: [lamps.source],
    }


@pytest.fixture
def awarded(proposed, community):
    """The first proposal won, the second did not; the fund holds the money."""
    run, (lamps, shed) = proposed
    outside = account_for(community, AccountKind.OUTSIDE, AccountKind.OUTSIDE)
    move(source=outside, target=guarantee_fund_of(community), amount_fen=90_000, purpose="q", evidence="x")
    tell_authors(BudgetAllocated(run.pk, 1, ((lamps.source, 70_000),), (shed.source,)))
    return run, lamps, shed


def test_allocation_tells_each_author_the_outcome(awarded):
    _run, lamps, shed = awarded
    told = {one.pk: (one.state, one.granted_fen) for one in Proposal.objects.all()}
    assert told == {lamps.pk: ("awarded", 70_000), shed.pk: ("not_awarded", None)}


def test_awarded_proposal_opens_one_project_with_what_was_granted(awarded, community):
    run, lamps, _shed = awarded
    for _twice in range(2):
        open_projects(StageOpened(run.pk, "carry_out"))
    project = MicroProject.objects.get()
    assert (project.source, project.run, project.budget_fen) == (lamps.source, run, 70_000)
    assert project.account.balance_fen == 70_000
    assert guarantee_fund_of(community).balance_fen == 20_000


def test_accepted_project_carries_out_its_proposal(awarded):
    _run, lamps, shed = awarded
    carry_out(ProjectAccepted(1, lamps.source))
    carry_out(ProjectAccepted(2, shed.source))
    carry_out(ProjectAccepted(3, "contests.entry:1"))
    states = dict(Proposal.objects.values_list("pk", "state"))
    assert states == {lamps.pk: "carried_out", shed.pk: "not_awarded"}
