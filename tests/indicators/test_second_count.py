"""The figures of the case counted again, independently: in plain Python over plain rows, never by the same SQL."""

import random
from datetime import timedelta
from fractions import Fraction

import pytest

from linli.civic.ledger.models import Movement
from linli.civic.people.models import Household
from linli.indicators.catalogue.satisfaction import measure_of
from linli.indicators.queries import counts
from linli.kernel.period import Period
from linli.platform import clock
from linli.practices.matching.models import Pledge
from linli.practices.meetings.models import Attendance
from linli.practices.microprojects.models import MicroProject, Rating
from linli.practices.microprojects.rules.satisfaction import METHODS, measure
from linli.practices.needs.models import HouseholdForm

PERIOD = Period.parse("2025-02-10..2025-03-20")
SEED = 20250303
pytestmark = pytest.mark.both_databases


@pytest.fixture
def scattered(rows, estates):
    """Records of every kind, at random over four months, at random estates."""
    chance = random.Random(SEED)
    households = list(Household.objects.filter(estate__in=estates))
    for household in households:
        for make in (rows.form, rows.attendance, rows.pledge, rows.rating_at):
            if chance.random() < 0.8:
                make(moment(chance), household)
    for household in chance.sample(households, 5):
        rows.pledge(moment(chance), household, state="refunded")
        rows.attendance(moment(chance), household, struck=True)
    for estate in estates:
        rows.moved("outside", "guarantee_fund", 1_000_000, "2025-01-01", estate)
        for source, target in (("outside", "own_part"), ("guarantee_fund", "project")):
            total = chance.randrange(1000, 90_000)
            rows.moved(source, target, total, moment(chance)[:10], estate)
            rows.moved(target, source, chance.randrange(1, 1000), moment(chance)[:10], estate)
    return rows


def moment(chance):
    at = clock.now() - timedelta(days=60) + timedelta(minutes=chance.randrange(120 * 24 * 60))
    return f"{at:%Y-%m-%d %H:%M}"


def within(at):
    """Whether a day or moment lies in the period, in China."""
    day = at.astimezone(clock.CHINA).date() if hasattr(at, "hour") else at
    return PERIOD.first <= day <= PERIOD.last


def net(source, target):
    """What moved between accounts of these kinds in the period, less what went back, in fen."""
    total = 0
    for one in Movement.objects.select_related("source", "target"):
        if PERIOD.first <= one.effective_on <= PERIOD.last:
            ways = (one.source.kind, one.target.kind)
            total += one.amount_fen * ((ways == (source, target)) - (ways == (target, source)))
    return total


def test_attendances_are_what_a_plain_count_finds(scattered, community):
    happened = [
        *(one.sent_at for one in HouseholdForm.objects.all()),
        *(one.at for one in Attendance.objects.all() if one.struck_at is None),
        *(one.paid_at for one in Pledge.objects.all() if one.state == "paid"),
        *(one.rated_on for one in Rating.objects.all()),
    ]
    expected = sum(map(within, happened))

    assert 0 < expected < len(happened)
    assert counts(community, PERIOD)["attendances"].value == expected
    assert counts(community, PERIOD)["attendances"].records == expected


@pytest.mark.parametrize(
    ("code", "source", "target"),
    [("self_raised_fen", "outside", "own_part"), ("matched_fen", "guarantee_fund", "project")],
)
def test_money_is_what_the_ledger_says_row_by_row(scattered, community, code, source, target):
    assert counts(community, PERIOD)[code].value == net(source, target)


def test_households_that_took_part_are_a_set(scattered, community):
    took_part = {one.household_id for one in HouseholdForm.objects.all() if within(one.sent_at)}
    took_part |= {
        one.seat.household_id
        for one in Attendance.objects.select_related("seat")
        if one.struck_at is None and within(one.at)
    }
    took_part |= {one.household_id for one in Pledge.objects.filter(state="paid") if within(one.paid_at)}
    took_part |= {one.household_id for one in Rating.objects.all() if within(one.rated_on)}

    assert counts(community, PERIOD)["households_took_part"].value == len(took_part)


@pytest.mark.parametrize("method", METHODS)
def test_satisfaction_from_sums_is_the_rule_from_marks(scattered, community, method):
    rated = [one for one in Rating.objects.all() if within(one.rated_on)]
    benefiting = sum(one.beneficiaries for one in MicroProject.objects.filter(ratings__in=rated).distinct())

    found = measure_of(method, counts(community, PERIOD))

    assert found == measure(method, [(one.before, one.after) for one in rated], benefiting)
    assert isinstance(found.value, Fraction)
