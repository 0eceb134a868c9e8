"""Triggers are made, refuse, and can be taken away again, on either database."""

import pytest
from django.db import DatabaseError, connection, migrations, models, transaction
from django.db.migrations.state import ProjectState

from linli.platform.protection import MakeTriggers, ProtectRows, Trigger

pytestmark = [pytest.mark.both_databases, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stones():
    """A table `protection_stone` with a carved word and a place that may change."""
    state = ProjectState()
    make = migrations.CreateModel(
        "Stone",
        [("id", models.AutoField(primary_key=True)), ("word", models.CharField(max_length=9)), ("shelf", models.IntegerField(null=True))],
    )  # fmt: skip
    after = state.clone()
    make.state_forwards("protection", after)
    with connection.schema_editor() as editor:
        make.database_forwards("protection", editor, state, after)
    yield after.apps.get_model("protection", "Stone")
    with connection.schema_editor() as editor:
        make.database_backwards("protection", editor, after, state)


def applied(operation, *, back=False):
    move = operation.database_backwards if back else operation.database_forwards
    with connection.schema_editor() as editor:
        move("protection", editor, None, None)


def refused(act):
    with pytest.raises(DatabaseError) as fault, transaction.atomic():
        act()
    return str(fault.value)


def test_row_neither_changes_nor_goes(stones):
    protect = ProtectRows("protection_stone")
    applied(protect)
    stones.objects.create(word="oath")
    assert "never change" in refused(lambda: stones.objects.update(shelf=1))
    assert "never deleted" in refused(lambda: stones.objects.all().delete())
    applied(protect, back=True)
    assert stones.objects.update(shelf=1) == 1
    stones.objects.all().delete()


def test_named_columns_stay_and_others_may_change(stones):
    protect = ProtectRows("protection_stone", ("word",))
    applied(protect)
    stones.objects.create(word="oath")
    assert stones.objects.update(shelf=2) == 1
    assert stones.objects.update(word="oath") == 1, "the same word is no change"
    refused(lambda: stones.objects.update(word="lie"))
    refused(lambda: stones.objects.all().delete())
    applied(protect, back=True)


def test_own_condition_refuses_with_its_message(stones):
    heavy = MakeTriggers(Trigger("stone_too_high", "protection_stone", "INSERT", "too high", "NEW.shelf > 3"))
    applied(heavy)
    stones.objects.create(word="low", shelf=3)
    assert "too high" in refused(lambda: stones.objects.create(word="high", shelf=4))
    applied(heavy, back=True)
    stones.objects.create(word="high", shelf=4)
