"""Writers of one community pass one after another: whoever saw an entry has seen all that came before it."""

from threading import Event, Thread

import pytest
from django.db import connection, transaction

from linli.civic.mandates.models import OPERATOR
from linli.platform.journal.actions import record
from linli.platform.journal.models import Entry
from linli.platform.journal.queries import mark_of

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

VERB = "process.print_poster"


class Writer(Thread):
    """Records an act about a place and commits when it is let go on."""

    def __init__(self, place):
        super().__init__(daemon=True)
        self.place, self.wrote, self.goes_on = place, Event(), Event()
        self.start()

    def run(self):
        try:
            with transaction.atomic():
                record(OPERATOR, VERB, self.place)
                self.wrote.set()
                self.goes_on.wait(20)
        finally:
            connection.close()


def test_second_writer_of_a_community_waits_for_the_first(community, estate):
    first = Writer(community)
    assert first.wrote.wait(10)
    second = Writer(estate)
    assert not second.wrote.wait(0.5), "it lies in the same community"
    first.goes_on.set()
    first.join(10)
    assert second.wrote.wait(10)
    second.goes_on.set()
    second.join(10)
    places = list(Entry.objects.order_by("id").values_list("place_path", flat=True))
    assert places == [community.path, estate.path]


def test_writer_elsewhere_does_not_wait_and_the_late_one_is_seen(community):
    before_all = mark_of(())
    late = Writer(community)
    assert late.wrote.wait(10)
    elsewhere = Writer(community.parent)
    assert elsewhere.wrote.wait(10)
    elsewhere.goes_on.set()
    elsewhere.join(10)
    between = mark_of(())
    assert between != before_all
    late.goes_on.set()
    late.join(10)
    assert mark_of(()) != between, "though its entry has the smaller number"
