"""Counts are right, and cost the same for few and for many."""

from __future__ import annotations

import pytest

from linli.practices.needs import actions, audits, facts, queries


def bring_in(cast, survey, answers, households, n):
    rows = [
        actions.SheetForm(one, answers(f"路灯{i}", ("停车位",) if i else ("停车位", "加装电梯"), i % 5 + 1))
        for i, one in enumerate(households[:n])
    ]
    actions.import_forms(by=cast.social_worker, survey=survey, rows=rows)


def test_totals_count_each_choice_in_households(cast, survey, answers, households):
    bring_in(cast, survey, answers, households, 6)

    counted = queries.totals(survey)

    asked = {one.question.kind: one for one in counted.questions}
    assert [(line.label, line.count, line.by_estate) for line in asked["multiple"].lines] == [
        ("停车位", 6, (4, 2, 0)),
        ("加装电梯", 1, (1, 0, 0)),
        ("都不需要", 0, (0, 0, 0)),
    ]
    assert asked["multiple"].households == 6
    assert [line.count for line in asked["scale"].lines] == [2, 1, 1, 1, 1]
    assert asked["scale"].mean == 16 / 6 or float(asked["scale"].mean) == pytest.approx(16 / 6)
    assert asked["text"].households == 6
    assert [(sent, whole) for _estate, sent, whole in counted.responses] == [(4, 4), (2, 4), (0, 4)]
    assert (counted.forms, counted.households) == (6, 12)
    assert not [fault for audit in audits.AUDITS for fault in audit()]


def test_roll_is_the_larger_of_declared_and_registered(cast, survey, estates):
    estates[0].households = 400
    estates[0].save()
    estates[1].households = 0
    estates[1].save()

    assert facts.forms_by_estate(survey.run) == {"院1": [0, 400], "院2": [0, 4], "院3": [0, 4]}


@pytest.mark.parametrize("n", [1, 3, 9])
def test_totals_cost_the_same_for_all(cast, survey, answers, households, n, django_assert_num_queries):
    bring_in(cast, survey, answers, households, n)
    with django_assert_num_queries(8):
        queries.totals(survey)


@pytest.mark.parametrize("n", [1, 3])
def test_visit_sheet_costs_the_same_for_all(cast, run_at, households, n, django_assert_num_queries):
    run = run_at("mobilise")
    actions.record_visits(
        by=cast.grid_worker, run=run, rows=[actions.VisitRow(one, True) for one in households[:n]]
    )
    with django_assert_num_queries(3):
        queries.visit_sheet(run, households[0].estate)


@pytest.mark.parametrize("n", [1, 3])
def test_topic_list_costs_the_same_for_all(cast, confirmed, fund_list, n, django_assert_num_queries):
    from linli.practices.needs.actions.appraising import Marks

    for group in confirmed[:n]:
        actions.appraise_group(by=cast.social_worker, group=group, marks=Marks(5, "急", 4, "多", 3, "行"))
        actions.check_fund_lists(by=cast.community_officer, group=group, touched={fund_list[0]: "自家用"})
    with django_assert_num_queries(6):
        assert len(queries.topic_list(confirmed[0].run)) == n


@pytest.mark.parametrize("who", ["social_worker", "community_officer", "resident", "nobody"])
def test_desk_is_told_what_waits(cast, confirmed, who, django_assert_max_num_queries):
    with django_assert_max_num_queries(7):
        found = [str(one.title) for one in queries.waiting(getattr(cast, who))]

    assert found == {
        "social_worker": ["Sort the needs", "Appraise the groups of needs"],
        "community_officer": ["Hold the groups against the negative list"],
    }.get(who, [])


def test_household_is_asked_until_it_has_sent(cast, survey, answers):
    assert [str(one.title) for one in queries.waiting(cast.resident)] == [
        "Fill in your household's form “一户一表”"
    ]

    actions.fill_in_form(by=cast.resident, survey=survey, answers=answers())

    assert queries.waiting(cast.resident) == []
