from datetime import date

import pytest

from linli.kernel.verdict import Refusal
from linli.platform.calendar.actions import VERB, fill_holidays, remove_holiday, set_holiday
from linli.platform.calendar.models import Holiday
from linli.platform.calendar.queries import table
from linli.platform.journal.models import Entry
from linli.platform.permits import allowed


def test_who_edits_the_holidays(cast):
    may = {name for name, actor in vars(cast).items() if allowed(actor, VERB, None)}

    assert may == {"system_administrator", "street_officer"}


def test_official_year_is_filled_in_once(cast):
    first = fill_holidays(by=cast.system_administrator, year=2025)

    assert first == Holiday.objects.count() > 20
    assert fill_holidays(by=cast.system_administrator, year=2025) == 0
    assert Entry.objects.filter(verb=VERB).count() == 1


def test_filling_in_leaves_what_was_set(cast):
    set_holiday(by=cast.street_officer, day=date(2025, 10, 1), working=True, name="flood")

    fill_holidays(by=cast.street_officer, year=2025)

    assert Holiday.objects.get(date=date(2025, 10, 1)).name == "flood"


def test_year_that_nobody_knows_is_refused(cast):
    with pytest.raises(Refusal, match="2040 have not been announced") as refused:
        fill_holidays(by=cast.system_administrator, year=2040)

    assert refused.value.field == "year"


def test_day_is_set_changed_and_removed_with_a_journal_row_each(cast):
    by = cast.street_officer
    holiday = set_holiday(by=by, day=date(2025, 3, 5), working=False, name="Election")
    set_holiday(by=by, day=date(2025, 3, 5), working=True, name="No election")
    assert table().is_working(date(2025, 3, 5))

    remove_holiday(by=by, holiday=Holiday.objects.get(pk=holiday.pk))

    assert not Holiday.objects.exists()
    told = [str(entry.tells["message"]) for entry in Entry.objects.filter(verb=VERB).order_by("id")]
    assert told == [
        "%(day)s is a day off",
        "%(day)s is a working day",
        "%(day)s was taken out of the calendar",
    ]


def test_day_without_a_reason_is_refused(cast):
    with pytest.raises(Refusal, match="why this day differs"):
        set_holiday(by=cast.street_officer, day=date(2025, 3, 5), working=False, name=" ")


@pytest.mark.parametrize("act", ["fill", "set", "remove"])
def test_others_are_refused(cast, act):
    holiday = Holiday.objects.create(date=date(2025, 3, 5), working=False, name="x")
    acts = {
        "fill": lambda: fill_holidays(by=cast.community_officer, year=2025),
        "set": lambda: set_holiday(by=cast.community_officer, day=date(2025, 3, 6), working=False, name="x"),
        "remove": lambda: remove_holiday(by=cast.community_officer, holiday=holiday),
    }

    with pytest.raises(Refusal, match="Only the street office"):
        acts[act]()

    assert not Entry.objects.exists()
