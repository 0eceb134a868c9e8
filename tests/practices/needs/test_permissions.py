"""Who may do what: role × verb × stage. Every verb has a row."""

from __future__ import annotations

import pytest

from linli.platform.permits import allowed
from linli.platform.permits.verbs import registered
from linli.practices.needs.models import HouseholdForm, NeedGroup, Report, Visit

ROLES = (
    "nobody", "resident", "household", "neighbour", "micro_grid_worker", "grid_worker", "social_worker", "community_officer",
    "party_committee", "council_member", "supervisor", "committee_member", "street_officer", "auditor", "system_administrator",
)  # fmt: skip
READERS = {
    "micro_grid_worker", "grid_worker", "social_worker", "community_officer", "party_committee", "supervisor", "street_officer", "auditor",
}  # fmt: skip
RESIDENTS = {"resident", "household"}

# verb: (who may at the stage, the stage, a stage at which nobody may)
TABLE = {
    "needs.record_visit": ({"micro_grid_worker", "grid_worker"}, "mobilise", "collect"),
    "needs.build_survey": ({"social_worker"}, "collect", "sort"),
    "needs.fill_in_form": ({*RESIDENTS, "neighbour"}, "collect", "mobilise"),
    "needs.enter_paper_form": ({"micro_grid_worker", "grid_worker"}, "collect", "sort"),
    "needs.import_forms": ({"social_worker"}, "collect", "sort"),
    "needs.close_survey": ({"social_worker"}, "collect", "sort"),
    "needs.report_need": ({*RESIDENTS, "micro_grid_worker", "grid_worker"}, "collect", "sort"),
    "needs.import_complaints": ({"social_worker"}, "collect", "sort"),
    "needs.group_needs": ({"social_worker"}, "sort", "collect"),
    "needs.answer_need": ({"social_worker", "community_officer"}, "sort", "deliberate"),
    "needs.appraise_group": ({"social_worker"}, "sort", "deliberate"),
    "needs.check_fund_lists": ({"community_officer"}, "sort", "deliberate"),
    "needs.edit_fund_list": ({"community_officer", "street_officer"}, "sort", None),
    "needs.read_needs": (READERS - {"micro_grid_worker"}, "sort", None),
    "needs.export_answers": ({"social_worker", "community_officer", "supervisor", "auditor"}, "sort", None),
}


def subject_of(verb, run, household):
    """What each verb is done to, in the first estate."""
    made = {
        "needs.record_visit": lambda: Visit(run=run, household=household),
        "needs.enter_paper_form": lambda: HouseholdForm(
            survey=run.surveys.model(run=run), household=household
        ),
        "needs.report_need": lambda: Report(run=run, estate=household.estate),
        "needs.appraise_group": lambda: NeedGroup(run=run),
        "needs.check_fund_lists": lambda: NeedGroup(run=run),
    }
    return made.get(verb, lambda: run)()


def test_every_verb_has_a_row():
    assert {verb for verb in registered() if verb.startswith("needs.")} == set(TABLE)


@pytest.mark.parametrize("verb", TABLE)
def test_verb_is_for_whom_it_is_meant(verb, cast, run_at, households):
    may, stage, _shut = TABLE[verb]
    run = run_at(stage)

    found = {
        role for role in ROLES if allowed(getattr(cast, role), verb, subject_of(verb, run, households[0]))
    }

    assert found == may & set(ROLES)


@pytest.mark.parametrize("verb", [verb for verb, (_may, _stage, shut) in TABLE.items() if shut])
def test_verb_waits_for_its_stage(verb, cast, run_at, households):
    run = run_at(TABLE[verb][2])

    assert not [
        role for role in ROLES if allowed(getattr(cast, role), verb, subject_of(verb, run, households[0]))
    ]


def test_micro_grid_worker_stays_in_the_estate(cast, run_at, households):
    run, other = run_at("mobilise"), households[-1]

    assert not allowed(cast.micro_grid_worker, "needs.record_visit", Visit(run=run, household=other))
    assert not allowed(
        cast.household, "needs.report_need", Report(run=run_at("collect"), estate=other.estate)
    )
