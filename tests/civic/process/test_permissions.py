"""Who may do what in a process, before, during and after its stage: one table."""

import pytest

from linli.civic.process.models import Run
from linli.platform.permits import allowed

OFFICE = {"social_worker", "community_officer", "party_committee"}
RESIDENTS = {"resident", "household", "neighbour"}

# verb: (who may by mandate, the stage that it belongs to, who may while that stage is open)
TABLE = {
    "process.open_run": (OFFICE, "mobilise", {"social_worker", "party_committee"}),
    "process.name_estates": (OFFICE, "mobilise", {"social_worker"}),
    "process.print_poster": (OFFICE, "mobilise", {"social_worker"}),
    "process.close_stage": (OFFICE, None, {"social_worker", "community_officer"}),
    "process.publish_notice": ({"community_officer"}, "publicise", {"community_officer"}),
    "process.raise_objection": (RESIDENTS, "publicise", RESIDENTS),
    "process.answer_objection": ({"community_officer"}, "publicise", {"community_officer"}),
    "process.decide_objection": ({"supervisor"}, "publicise", {"supervisor"}),
    "process.withdraw_notice": ({"community_officer"}, None, {"community_officer"}),
    "process.send_back": (OFFICE | {"supervisor"}, None, OFFICE | {"supervisor"}),
    "process.stop_run": (OFFICE | {"street_officer"}, None, OFFICE | {"street_officer"}),
    "process.override_gate": ({"street_officer"}, None, {"street_officer"}),
    "process.halt_stage": ({"supervisor"}, None, {"supervisor"}),
    "process.lift_halt": ({"supervisor"}, None, {"supervisor"}),
    "process.publish_edition": (
        {"social_worker", "community_officer", "street_officer"},
        None,
        {"social_worker", "community_officer", "street_officer"},
    ),
}
BEFORE, AFTER = {"mobilise": None, "publicise": "deliberate"}, {"mobilise": "sort", "publicise": "raise"}


def test_every_verb_of_process_has_its_row():
    from linli.platform.permits.verbs import registered

    assert {verb for verb in registered() if verb.startswith("process.")} == set(TABLE)


def able(cast, verb, subject):
    return {name for name, actor in vars(cast).items() if allowed(actor, verb, subject)}


@pytest.mark.parametrize("verb", TABLE)
def test_role_may_during_the_stage(verb, run_at, cast):
    _held, stage, during = TABLE[verb]

    assert able(cast, verb, run_at(stage or "publicise")) == during


@pytest.mark.parametrize("verb", [verb for verb, row in TABLE.items() if row[1]])
def test_nobody_may_outside_the_stage(verb, run_at, cast):
    stage = TABLE[verb][1]

    for other in filter(None, (BEFORE[stage], AFTER[stage])):
        assert able(cast, verb, run_at(other)) == set()


@pytest.mark.parametrize("verb", [verb for verb, row in TABLE.items() if row[1]])
def test_mandate_alone_decides_where_there_is_no_run(verb, community, cast):
    assert able(cast, verb, community) == TABLE[verb][0]


@pytest.mark.parametrize("verb", ["process.name_estates", "process.close_stage", "process.publish_notice"])
def test_nobody_may_in_a_closed_run(verb, run_at, cast):
    run = run_at("review")
    Run.objects.filter(pk=run.pk).update(state="closed", closed_on="2025-03-03")

    assert able(cast, verb, Run.objects.get(pk=run.pk)) == set()


def test_mandate_elsewhere_is_none_here(run_at, cast, community):
    from linli.civic.places.models import Place

    other = Place.objects.create(
        code="510112003009", level="community", name="别处", official_name="别处", parent=community.parent,
        path=f"{community.parent.path}510112003009/",
    )  # fmt: skip

    assert able(cast, "process.open_run", other) == set()
    assert able(cast, "process.publish_edition", other) == {"street_officer"}
