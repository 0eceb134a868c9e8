"""One entry for each act: who is a pseudonym, what is a salted digest, and nothing can be changed."""

import pytest
from django.db import DatabaseError, transaction

from linli.kernel import canonical
from linli.kernel.sentence import say
from linli.platform.journal.actions import EVERYWHERE, pseudonym, record
from linli.platform.journal.models import Entry
from linli.platform.journal.queries import mark_of, of_place, of_run, of_subject

VERB = "process.print_poster"


def test_entry_says_who_what_where_and_when(cast, run_at):
    run = run_at()
    entry = record(cast.social_worker, VERB, run, content={"n": 3})
    assert entry.pseudonym == pseudonym(f"person:{cast.social_worker.person.pk}")
    assert (entry.capacity, entry.verb, entry.run_id) == ("social_worker", VERB, run.pk)
    assert (entry.subject_type, entry.subject_id) == ("process.run", run.pk)
    assert (entry.place_path, entry.community) == (run.place.path, run.place.code)
    assert entry.at.isoformat().startswith("2025-03-03T10:00")
    assert entry.tells == {"message": "Posters were printed", "values": {}}


def test_pseudonym_is_stable_and_names_nobody(cast):
    once, again = pseudonym("person:1"), pseudonym("person:1")
    assert once == again and len(once) == 32
    assert len({pseudonym(name) for name in ("person:1", "person:2", "household:1", "nobody")}) == 4


def test_pseudonym_is_keyed(settings):
    before = pseudonym("person:1")
    settings.SECRET_KEY = "another"
    assert pseudonym("person:1") != before


def test_digest_is_salted_and_can_be_recomputed(cast, run_at):
    run, content = run_at(), {"text": "Too dear"}
    one, other = (record(cast.social_worker, VERB, run, content=content) for _time in range(2))
    assert one.digest != other.digest
    assert one.digest == canonical.digest({"salt": one.salt, "verb": VERB, "content": content})
    assert "Too dear" not in str(Entry.objects.filter(pk=one.pk).values().get())


def test_entry_of_an_estate_concerns_its_community(cast, estate):
    entry = record(cast.social_worker, VERB, estate)
    assert entry.community == estate.parent.code and entry.place_path == estate.path


def test_entry_that_concerns_every_place_has_none(cast, estate):
    entry = record(cast.social_worker, VERB, estate, place=EVERYWHERE)
    assert (entry.community, entry.place_path) == ("", "")


def test_entry_goes_with_its_act(cast, run_at):
    run = run_at()
    before = Entry.objects.count()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(cast.social_worker, VERB, run, tells=say("gone"))
        1 / 0  # noqa: B018
    assert Entry.objects.count() == before


@pytest.mark.both_databases
@pytest.mark.parametrize("change", [{"verb": "x"}, {"digest": "x"}, {"tells": {}}, {"salt": "x"}])
def test_database_refuses_to_change_or_remove_an_entry(cast, run_at, change):
    entries = Entry.objects.filter(pk=record(cast.social_worker, VERB, run_at()).pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        entries.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        entries.delete()
    assert entries.exists()


def test_entries_are_told_newest_first_and_page_by_page(cast, run_at, estate):
    run = run_at()
    entries = [record(cast.social_worker, VERB, run) for _time in range(5)]
    assert of_run(run.pk, limit=2) == [entries[4], entries[3]]
    assert of_run(run.pk, before=entries[3].pk, limit=2) == [entries[2], entries[1]]
    assert of_place(run.place.path, limit=1) == of_place("/5101/", limit=1) == [entries[4]]
    assert of_place(estate.path, limit=1) == []
    assert of_subject(run, limit=1) == [entries[4]]


@pytest.mark.both_databases
def test_mark_moves_with_each_entry_of_the_place_and_only_then(
    cast, run_at, community, django_assert_num_queries
):
    run = run_at()
    street = community.parent
    with django_assert_num_queries(2):
        here, everywhere = mark_of((community.code,)), mark_of(())
    record(cast.social_worker, VERB, run, place=street)
    assert mark_of((community.code,)) == here
    assert mark_of((community.code, street.code)) != (*here, None)
    assert mark_of(()) != everywhere
    record(cast.social_worker, VERB, run)
    assert mark_of((community.code,)) != here


def test_mark_of_an_empty_journal_is_nothing(db):
    assert mark_of(()) == () and mark_of(("x",)) == (None,)
