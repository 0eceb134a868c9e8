"""Who may hear, sort and appraise needs."""

from linli.kernel.sentence import mark as _
from linli.platform.permits import Verb, acts_for_household, holds, register

WORKERS = holds("micro_grid_worker", "grid_worker", "social_worker")
SORTERS = holds("social_worker", "community_officer")
READERS = holds(
    "micro_grid_worker",
    "grid_worker",
    "social_worker",
    "social_work_supervisor",
    "community_officer",
    "party_committee",
    "street_officer",
    "supervisor",
    "auditor",
)

register(
    Verb(
        "needs.record_visit",
        _("Record household visits"),
        _("Households were visited"),
        WORKERS,
        _("Visits are recorded by grid workers, micro-grid workers and social workers."),
    ),
    Verb("needs.build_survey", _("Build the survey"), _("The survey was changed"), holds("social_worker")),
    Verb(
        "needs.fill_in_form",
        _("Fill in my household's form"),
        _("A household sent its form"),
        acts_for_household,
        _("This form is for the households here. Please sign in, or use the code on your household's slip."),
    ),
    Verb("needs.enter_paper_form", _("Enter paper forms"), _("A paper form was entered"), WORKERS),
    Verb(
        "needs.import_forms", _("Bring in forms by sheet"), _("Forms were brought in"), holds("social_worker")
    ),
    Verb("needs.close_survey", _("Close the survey"), _("The survey was closed"), holds("social_worker")),
    Verb(
        "needs.report_need",
        _("Report a need"),
        _("A need was reported"),
        acts_for_household | WORKERS,
        _(
            "Needs are reported by those who live here. Please sign in, or use the code on your household's slip."
        ),
    ),
    Verb(
        "needs.import_complaints",
        _("Bring in complaints of the hotline"),
        _("Complaints of the hotline were brought in"),
        SORTERS,
    ),
    Verb("needs.group_needs", _("Sort needs into groups"), _("Needs were sorted"), holds("social_worker")),
    Verb("needs.answer_need", _("Answer needs"), _("A need was answered with a reason"), SORTERS),
    Verb(
        "needs.appraise_group",
        _("Appraise groups"),
        _("A group of needs was appraised"),
        holds("social_worker"),
        _("Groups of needs are appraised by the social worker."),
    ),
    Verb(
        "needs.check_fund_lists",
        _("Hold groups against the negative list"),
        _("A group was held against the negative list"),
        holds("community_officer"),
        _("The negative list is checked by the community officer."),
    ),
    Verb(
        "needs.edit_fund_list",
        _("Edit the negative list"),
        _("The negative list was changed"),
        holds("community_officer", "street_officer"),
    ),
    Verb(
        "needs.read_needs",
        _("Read what households say"),
        _("What households say was read"),
        READERS,
        _("What households write is read by those who work with it; the totals are public."),
    ),
    Verb(
        "needs.export_answers",
        _("Download the answers"),
        _("The answers were downloaded, without names"),
        holds("social_worker", "community_officer", "supervisor", "auditor"),
    ),
)
