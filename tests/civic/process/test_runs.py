"""Taking up a method, within another one, and naming who takes part."""

import pytest

from linli.civic.process.actions import name_estates, open_inner_run, open_run, stop_run
from linli.civic.process.models import Edition, NamedEstate, Run
from linli.civic.process.queries import estates_of, runs_at
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry


def test_run_pins_its_edition_and_stands_at_the_first_stage(cast, community, editions):
    run = open_run(
        by=cast.social_worker,
        edition=editions["eight-step"],
        place=community,
        title=" Spring ",
        parameters={"publicity_days": 5},
    )
    assert (run.title, run.stage_code, run.playbook.value("publicity_days")) == ("Spring", "mobilise", 5)
    assert str(run.passages.get().due_on) == "2025-03-17"
    entry = Entry.objects.get(verb="process.open_run")
    assert entry.run_id == run.pk and entry.community == community.code


@pytest.mark.parametrize(
    ("parameters", "field"),
    [({"publicity_days": 2}, "publicity_days"), ({"publicity_days": 61}, "publicity_days"), ({"colour": 1}, "colour"), ({"forms_share": "3/2"}, "forms_share")],
)  # fmt: skip
def test_parameter_out_of_bounds_is_refused_at_its_field(cast, community, editions, parameters, field):
    with pytest.raises(Refusal) as refused:
        open_run(
            by=cast.social_worker,
            edition=editions["eight-step"],
            place=community,
            title="x",
            parameters=parameters,
        )
    assert refused.value.field == field
    assert not Run.objects.exists()


def test_run_needs_a_title(cast, community, editions):
    with pytest.raises(Refusal, match="title"):
        open_run(by=cast.social_worker, edition=editions["eight-step"], place=community, title=" ")


def test_edition_of_another_community_is_refused(cast, community, editions):
    from linli.civic.places.models import Place

    other = Place.objects.create(
        code="510112003009", level="community", name="别处", official_name="别处", parent=community.parent,
        path=f"{community.parent.path}510112003009/",
    )  # fmt: skip
    shipped = editions["eight-step"]
    theirs = Edition.objects.create(
        code="theirs",
        edition="1",
        place=other,
        text=shipped.text,
        digest=shipped.digest,
        published_at=shipped.published_at,
    )
    with pytest.raises(Refusal, match="another community"):
        open_run(by=cast.social_worker, edition=theirs, place=community, title="Spring")


def test_inner_run_refines_the_open_stage_one_at_a_time(run_at, cast, editions):
    outer = run_at("raise")
    inner = open_inner_run(
        by=cast.social_worker, outer=outer, edition=editions["self-funding-contest"], title="Contest"
    )
    assert inner.parent_id == outer.pk
    assert estates_of(inner) == estates_of(outer)
    with pytest.raises(Refusal, match="already"):
        open_inner_run(
            by=cast.social_worker, outer=outer, edition=editions["self-funding-contest"], title="Another"
        )
    stop_run(by=cast.social_worker, run=inner, reason="too early")
    assert open_inner_run(
        by=cast.social_worker, outer=outer, edition=editions["self-funding-contest"], title="Another"
    )


def test_inner_run_needs_the_method_and_the_stage(run_at, cast, editions):
    with pytest.raises(Refusal, match="not refined"):
        open_inner_run(
            by=cast.social_worker, outer=run_at("raise"), edition=editions["eight-step"], title="x"
        )
    with pytest.raises(Refusal, match="belongs to the stage"):
        open_inner_run(
            by=cast.social_worker, outer=run_at("sort"), edition=editions["self-funding-contest"], title="x"
        )


def test_estates_are_named_with_contacts_that_may_follow(run_at, cast, estates):
    run = run_at()
    NamedEstate.objects.all().delete()
    name_estates(
        by=cast.social_worker, run=run, contacts={estates[0]: None, estates[1]: cast.supervisor.person}
    )
    name_estates(by=cast.social_worker, run=run, contacts={estates[0]: cast.supervisor.person})
    named = {one.estate: one.contact for one in NamedEstate.objects.filter(run=run)}
    assert named == dict.fromkeys(estates[:2], cast.supervisor.person)
    assert list(runs_at(estates[0])) == [run] and list(runs_at(estates[2])) == []


def test_only_estates_of_the_place_are_named(run_at, cast, community, estates):
    run = run_at()
    with pytest.raises(Refusal, match="no estate"):
        name_estates(by=cast.social_worker, run=run, contacts={community: None})
    with pytest.raises(Refusal, match="at least one"):
        name_estates(by=cast.social_worker, run=run, contacts={})


def test_open_runs_come_first(run_at, cast, community):
    first, second = run_at(), run_at()
    stop_run(by=cast.social_worker, run=second, reason="enough")
    assert list(runs_at(community)) == [first, second]
