"""Five actors stay five: a person uses one of their capacities in a run."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as some

from linli.civic.mandates.enums import Capacity
from linli.civic.mandates.models import Mandate
from linli.civic.mandates.queries import actor_for
from linli.civic.process.actions import close_stage, halt_stage, open_run, send_back, stop_run
from linli.civic.process.models import CapacityUsed, Edition, Run
from linli.civic.process.rules import FIVE_ACTORS, acts_as, capacity_bound
from linli.kernel.playbook import Parameter
from linli.kernel.playbook.yaml import to_yaml
from linli.kernel.verdict import Refusal
from linli.platform.permits import allowed
from linli.playbooks import EDITIONS

CAPACITIES = some.sets(some.sampled_from(sorted(map(str, Capacity))))


@given(CAPACITIES)
def test_who_has_acted_in_none_may_act_in_any(usable):
    assert acts_as(usable, None) == usable


@given(CAPACITIES, some.sampled_from(sorted(FIVE_ACTORS)))
def test_who_is_bound_keeps_the_one_and_all_that_are_none_of_the_five(usable, bound):
    assert acts_as(usable, bound) == usable - (FIVE_ACTORS - {bound})


@given(CAPACITIES)
def test_act_binds_to_the_one_of_the_five_that_allowed_it(usable):
    five = usable & FIVE_ACTORS
    assert capacity_bound(usable) == (five.pop() if len(five) == 1 else None)


@pytest.fixture
def separate(cast, community):
    """`separate(1)` is a run of the eight steps whose method keeps the actors apart."""

    def make(value=1, title="Apart"):
        from dataclasses import replace

        shipped = next(one for one in EDITIONS if one.code == "eight-step")
        kept = Parameter("separate_actors", "Kept apart", 1, "count", 0, 1)
        others = tuple(one for one in shipped.parameters if one.code != "separate_actors")
        playbook = replace(shipped, edition="apart", parameters=(*others, kept))
        edition, _new = Edition.objects.get_or_create(
            code="eight-step", edition="apart", defaults={"text": to_yaml(playbook), "digest": "x", "published_at": "2025-01-01T00:00Z"}
        )  # fmt: skip
        run = open_run(
            by=cast.party_committee, edition=edition, place=community, title=title, parameters={"separate_actors": value}
        )  # fmt: skip
        return Run.objects.select_related("edition", "place").get(pk=run.pk)

    return make


@pytest.fixture
def both(cast, community):
    """Somebody who is a social worker and sits in the supervisory committee."""
    person = cast.social_worker.person
    Mandate.objects.create(person=person, capacity="supervisor", place=community, starts_on="2024-01-01")
    return actor_for(person)


def close(by, run):
    with pytest.raises(Refusal):
        close_stage(by=by, run=run)


def name(by, run, estates):
    from linli.civic.process.actions import name_estates

    return name_estates(by=by, run=run, contacts=dict.fromkeys(estates))


def test_first_act_binds_and_another_capacity_is_refused(separate, both, cast, estates, editions):
    run = separate()
    assert allowed(both, "process.name_estates", run)
    name(both, run, estates)
    assert CapacityUsed.objects.get(run=run, person=both.person).capacity == "social_worker"
    run.stage_code = "publicise"
    run.save(update_fields=["stage_code"])
    for by in (both, actor_for(both.person)):
        verdict = allowed(by, "process.decide_objection", run)
        assert not verdict
        assert "you have acted as social worker" in str(verdict.because).lower()
        assert allowed(by, "process.close_stage", run)
    assert allowed(cast.supervisor, "process.decide_objection", run)


def test_run_that_does_not_keep_them_apart_binds_nobody(separate, both, estates):
    run = separate(0)
    name(both, run, estates)
    run.stage_code = "publicise"
    run.save(update_fields=["stage_code"])
    assert not CapacityUsed.objects.filter(person=both.person).exists()
    assert allowed(both, "process.decide_objection", run)


def test_what_binds_in_one_run_leaves_another_free(separate, both, estates):
    name(both, separate(), estates)
    other = separate(title="Other")
    other.stage_code = "publicise"
    other.save(update_fields=["stage_code"])
    assert allowed(both, "process.decide_objection", other)


def test_act_that_the_method_does_not_name_binds_nobody(separate, both):
    run = separate()
    send_back(by=both, run=run, reason="nobody came")
    assert not CapacityUsed.objects.filter(person=both.person).exists()


def test_refused_act_binds_nobody(separate, both):
    close(both, separate())
    assert not CapacityUsed.objects.filter(person=both.person).exists()


def test_mandate_that_ended_binds_all_the_same(separate, both, community, estates):
    run = separate()
    name(both, run, estates)
    Mandate.objects.filter(person=both.person, capacity="social_worker").update(ends_on="2025-03-02")
    run.stage_code = "publicise"
    run.save(update_fields=["stage_code"])
    assert not allowed(actor_for(both.person), "process.decide_objection", run)


@pytest.mark.both_databases
def test_database_keeps_one_capacity_a_person(separate, both, estates):
    run = separate()
    name(both, run, estates)
    used = CapacityUsed.objects.filter(person=both.person)
    with pytest.raises(IntegrityError), transaction.atomic():
        CapacityUsed.objects.create(
            run=run, person=both.person, capacity="supervisor", since="2025-03-03T00:00Z"
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        used.update(capacity="supervisor")
    with pytest.raises(DatabaseError), transaction.atomic():
        used.delete()


def test_two_acts_at_once_in_two_capacities_are_one(separate, both, estates):
    """What another process wrote meanwhile, after this one looked."""
    from linli.civic.process.queries.actors import capacity_used

    run = separate()
    assert capacity_used(both, run) is None
    CapacityUsed.objects.create(run=run, person=both.person, capacity="supervisor", since="2025-03-03T00:00Z")
    with pytest.raises(Refusal, match="acted as"):
        name(both, run, estates)
    assert not run.named_estates.exists()


def test_halting_by_a_method_that_does_not_name_it_binds_nobody(separate, both, cast):
    run = separate()
    halt_stage(by=both, run=run, reason="no call was out")
    assert not CapacityUsed.objects.filter(person=both.person).exists()
    stop_run(by=cast.street_officer, run=run, reason="for good")
