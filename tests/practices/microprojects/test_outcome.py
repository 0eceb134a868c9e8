"""Rated by those who live with it, kept up by a named group, learnt from."""

import time

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from linli.civic.people.models import Household, Organisation
from linli.kernel.verdict import Refusal
from linli.platform.journal.models import Entry
from linli.practices.microprojects import actions, queries
from linli.practices.microprojects.models import Lessons, Rating, Upkeep
from tests.practices.microprojects.conftest import group_at


def papers(project, count=4, start=0):
    households = Household.objects.filter(estate=project.estate).order_by("id")[start : start + count]
    return [actions.PaperRating(household, 2, 4) for household in households]


def test_household_rates_once(make, cast):
    project = make("done")
    rating = actions.rate(by=cast.household, project=project, before=2, after=5, comment="bright")
    assert (rating.before, rating.after, rating.channel) == (2, 5, "online")
    with pytest.raises(Refusal, match="rated this already"):
        actions.rate(by=cast.household, project=project, before=1, after=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.create(
            project=project,
            household=cast.household.household,
            after=3,
            channel="online",
            rated_on="2025-03-03",
        )
    assert Entry.objects.filter(verb="microprojects.rate").count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.update(after=1)


def test_logged_in_resident_rates_for_the_household(make, cast):
    project = make("accepted")
    assert actions.rate(by=cast.resident, project=project, before=None, after=3).before is None


def test_neighbour_of_another_estate_does_not_rate(make, cast):
    with pytest.raises(Refusal, match="households of this estate"):
        actions.rate(by=cast.neighbour, project=make("done"), before=1, after=5)


def test_unfinished_work_is_not_rated(make, cast):
    from tests.practices.microprojects.conftest import stage

    project = make("paid")
    stage(project.run, "review")
    with pytest.raises(Refusal, match="not finished"):
        actions.rate(by=cast.household, project=project, before=1, after=5)


@pytest.mark.parametrize(("before", "after", "field"), [(0, 5, "before"), (2, 6, "after")])
def test_mark_outside_the_scale_is_refused_at_its_field(make, cast, before, after, field):
    with pytest.raises(Refusal) as refused:
        actions.rate(by=cast.household, project=make("done"), before=before, after=after)
    assert refused.value.field == field


def test_paper_ratings_come_in_by_sheet(make, cast):
    project = make("done")
    assert actions.import_ratings(by=cast.social_worker, project=project, rows=papers(project)) == 4
    state = queries.ratings_of(project)
    assert (state.n, state.benefiting) == (4, 4) and state.improved.value == 1


def test_sheet_is_refused_as_a_whole(make, cast, estates):
    project = make("done")
    rows = papers(project, 2)
    with pytest.raises(Refusal, match="twice"):
        actions.import_ratings(by=cast.social_worker, project=project, rows=[*rows, rows[0]])
    with pytest.raises(Refusal, match="no lines"):
        actions.import_ratings(by=cast.social_worker, project=project, rows=[])
    stranger = Household.objects.filter(estate=estates[1]).first()
    with pytest.raises(Refusal, match="does not lie in"):
        actions.import_ratings(
            by=cast.social_worker, project=project, rows=[actions.PaperRating(stranger, 1, 2)]
        )
    with pytest.raises(Refusal, match="1 to 5"):
        actions.import_ratings(
            by=cast.social_worker, project=project, rows=[actions.PaperRating(rows[0].household, 1, 9)]
        )
    actions.import_ratings(by=cast.social_worker, project=project, rows=rows)
    with pytest.raises(Refusal, match="rated this already"):
        actions.import_ratings(by=cast.social_worker, project=project, rows=rows[:1])
    assert Rating.objects.count() == 2


def test_no_more_rate_than_benefit(make, cast):
    project = make("done")
    type(project).objects.filter(pk=project.pk).update(beneficiaries=2)
    with pytest.raises(Refusal, match="Only 2 households benefit"):
        actions.import_ratings(by=cast.social_worker, project=project, rows=papers(project, 3))


def test_sheet_takes_the_same_queries_whatever_its_length(make, cast):
    counts = []
    for n, project in enumerate((make("done"), make("done", title="Second"))):
        with CaptureQueriesContext(connection) as asked:
            actions.import_ratings(by=cast.social_worker, project=project, rows=papers(project, 1 + 2 * n))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_two_thousand_ratings_come_in_within_seconds(make, cast, estate):
    project = make("done")
    Household.objects.bulk_create(Household(estate=estate, address=f"9栋{n:04d}") for n in range(2200))
    type(project).objects.filter(pk=project.pk).update(beneficiaries=2204)
    rows = papers(project, 2200, start=4)
    started = time.perf_counter()
    actions.import_ratings(by=cast.social_worker, project=project, rows=rows)
    assert time.perf_counter() - started < 3


def test_upkeep_is_handed_to_a_named_group(make, cast, estate):
    project = make("accepted")
    group = group_at(estate)
    actions.hand_over_upkeep(
        by=cast.committee_member, project=project, organisation=group, agreement="weekly"
    )
    other = Organisation.objects.create(
        kind="volunteer_team", name="Team", place=estate, founded_on="2025-01-01"
    )
    actions.hand_over_upkeep(
        by=cast.self_organisation, project=project, organisation=other, agreement="monthly"
    )
    assert Upkeep.objects.get().organisation == other
    assert Entry.objects.filter(verb="microprojects.hand_over_upkeep").count() == 2


def test_upkeep_needs_acceptance_text_and_a_group_of_here(make, cast, estate, community):
    early = make("done")
    with pytest.raises(Refusal, match="accepted"):
        actions.hand_over_upkeep(
            by=cast.committee_member, project=early, organisation=group_at(estate), agreement="x"
        )
    project = make("accepted", title="Second")
    with pytest.raises(Refusal, match="agreed"):
        actions.hand_over_upkeep(
            by=cast.committee_member, project=project, organisation=group_at(estate), agreement=""
        )
    far = Organisation.objects.create(
        kind="firm", name="Far", place=community.parent.parent, founded_on="2020-01-01"
    )
    assert actions.hand_over_upkeep(
        by=cast.committee_member, project=project, organisation=far, agreement="x"
    )
    far.dissolved_on = "2025-01-01"
    far.save()
    with pytest.raises(Refusal, match="dissolved"):
        actions.hand_over_upkeep(by=cast.committee_member, project=project, organisation=far, agreement="x")


def test_lessons_are_written_in_three_parts(make, cast):
    project = make("accepted")
    with pytest.raises(Refusal) as refused:
        actions.write_lessons(by=cast.social_worker, project=project, worked="a", hard=" ", next_time="c")
    assert refused.value.field == "hard"
    for text in ("first", "second"):
        actions.write_lessons(by=cast.social_worker, project=project, worked=text, hard="b", next_time="c")
    assert Lessons.objects.get().worked == "second"


def test_project_without_its_end_is_not_closed(make, cast):
    project = make("accepted")
    with pytest.raises(Refusal, match="upkeep"):
        actions.close_project(by=cast.social_worker, project=project)
