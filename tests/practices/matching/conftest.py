"""A contest that has come to the raising, with money in the fund and a rule."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from linli.platform import clock

SMALL = {
    "match_step_fen": 50_000,
    "match_cap_fen": 1_000_000,
    "match_ceiling_fen": 5_000_000,
    "paid_least_fen": 10_000,
}


@pytest.fixture(autouse=True)
def _no_micro_projects(settings):
    """What opens behind these practices is tested with them."""
    settings.LINLI_HANDOVERS = {
        event: tuple(one for one in handovers if "micro_project" not in one)
        for event, handovers in settings.LINLI_HANDOVERS.items()
    }


@pytest.fixture
def fund(community, cast):
    """The guarantee fund with ¥100,000."""
    from linli.civic.ledger.actions import guarantee_fund_of, pay_in

    fund = guarantee_fund_of(community)
    pay_in(by=cast.community_officer, fund=fund, amount_fen=10_000_000, purpose="2025")
    return fund


@pytest.fixture
def contest(run_at, fund, cast):
    """A run of the self-funding contest at its rules, with small amounts."""
    return run_at("rules", method="self-funding-contest", parameters=SMALL)


@pytest.fixture
def declared(contest, cast):
    """The declared rule of the contest."""
    from linli.practices.matching.actions import declare_rule

    return declare_rule(by=cast.community_officer, run=contest)


@pytest.fixture
def raises(contest, declared, estates):
    """Raisings of three estates, ¥8,000 each, in a run that stands at the raising."""
    from linli.practices.matching.actions import RaiseDraft, open_raises

    run = move_to(contest, "raise")
    drafts = [RaiseDraft(one, f"Shed of {one.name}", 800_000, f"test.thing:{one.pk}") for one in estates]
    return open_raises(run=run, closes_on=clock.in_days(21).date(), drafts=drafts)


@pytest.fixture
def raise_(raises):
    """The raising of the first estate, where `cast.resident` lives."""
    return raises[0]


@pytest.fixture
def treasurer(estate, cast):
    """A second committee member of the first estate."""
    return member_of(estate)


def member_of(estate):
    """A committee member of an estate."""
    from linli.civic.mandates.models import Mandate
    from linli.civic.mandates.queries import actor_for
    from linli.civic.people.models import Person

    person = Person.objects.create(name="周会计")
    Mandate.objects.create(person=person, capacity="committee_member", place=estate, starts_on="2024-01-01")
    return actor_for(person)


def move_to(run, stage):
    """Let a run stand at a stage, whatever its gates say."""
    from linli.civic.process.actions.runs import enter_stage
    from linli.civic.process.models import Passage, Run

    Passage.objects.filter(run=run, left_at=None).update(left_at=clock.now(), outcome="passed")
    enter_stage(run, run.playbook.stage(stage))
    return Run.objects.select_related("edition", "place", "parent").get(pk=run.pk)


def pay_all(cast, raise_, amount_fen=20_000, count=4) -> SimpleNamespace:
    """Cash of so many households of a raising, recorded by the social worker and confirmed by the committee."""
    from linli.civic.people.models import Household
    from linli.practices.matching.actions import CashRow, confirm_cash_pledges, import_cash_pledges

    households = Household.objects.filter(estate=raise_.estate).order_by("id")[:count]
    rows = [CashRow(household, amount_fen) for household in households]
    recorded = import_cash_pledges(by=cast.social_worker, raise_=raise_, rows=rows)
    paid = confirm_cash_pledges(by=member_of(raise_.estate), raise_=raise_, pledges=recorded)
    return SimpleNamespace(recorded=recorded, paid=paid)
