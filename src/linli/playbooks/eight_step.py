"""八步工作法: from the first call to the upkeep, eight steps (case C1).

The article names the method; its own eight steps were not found. These are our design after the practice of
Chengdu's communities; every number is a parameter.
"""

from linli.kernel.playbook import Duty, Param, Parameter, Playbook, Stage
from linli.kernel.sentence import mark as _
from linli.playbooks import evidence, roles
from linli.playbooks.duties import FOLLOW_UP, KEEP_THE_STAGES, PUBLICISE, residents
from linli.playbooks.gates import meetings, microprojects, needs, process

MOBILISE = Stage(
    code="mobilise",
    title=_("Mobilise"),
    purpose=_("Every household hears what is to happen, and every estate has somebody to ask."),
    duties=(
        Duty(roles.PARTY_COMMITTEE, ("process.open_run",)),
        Duty(
            roles.SOCIAL_WORKER,
            ("process.open_run", "process.name_estates", "process.print_poster", "needs.build_survey"),
        ),
        Duty(roles.MICRO_GRID_WORKER, ("needs.record_visit",)),
        Duty(roles.GRID_WORKER, ("needs.record_visit",)),
        *KEEP_THE_STAGES,
    ),
    lasts=Param("mobilise_days"),
    leaves=(evidence.CALL, evidence.ESTATE_LIST, evidence.VISIT_SHEET),
    passes_when=(
        process.each_estate_has_contact(),
        needs.households_reached(share=Param("reached_share")),
    ),
)

COLLECT = Stage(
    code="collect",
    title=_("Collect needs"),
    purpose=_("Every household says what it needs: one form a household, on the phone or on paper."),
    duties=(
        *residents("needs.fill_in_form", "needs.report_need"),
        Duty(roles.GRID_WORKER, ("needs.enter_paper_form", "needs.report_need")),
        Duty(roles.MICRO_GRID_WORKER, ("needs.enter_paper_form", "needs.report_need")),
        Duty(
            roles.SOCIAL_WORKER,
            (
                "needs.build_survey",
                "needs.import_forms",
                "needs.import_complaints",
                "needs.close_survey",
                "process.print_poster",
            ),
        ),
        *KEEP_THE_STAGES,
    ),
    lasts=Param("collect_days"),
    leaves=(evidence.SURVEY, evidence.TOTALS),
    passes_when=(needs.forms_from(share=Param("forms_share")),),
)

SORT = Stage(
    code="sort",
    title=_("Sort and appraise"),
    purpose=_(
        "Like needs come together; each group is appraised and held against what the fund may pay for."
    ),
    duties=(
        Duty(roles.SOCIAL_WORKER, ("needs.group_needs", "needs.answer_need", "needs.appraise_group")),
        Duty(roles.COMMUNITY_OFFICER, ("needs.check_fund_lists", "needs.answer_need")),
        *KEEP_THE_STAGES,
    ),
    lasts=Param("sort_days"),
    leaves=(evidence.TOPIC_LIST,),
    passes_when=(needs.each_need_sorted(), needs.each_group_appraised(), needs.each_group_checked()),
)

DELIBERATE = Stage(
    code="deliberate",
    title=_("Deliberate and vote"),
    purpose=_("The council and the residents debate each topic and decide by motion."),
    duties=(
        Duty(
            roles.SOCIAL_WORKER,
            ("meetings.convene", "meetings.move_motion", "meetings.close_motion", "meetings.write_minutes"),
        ),
        Duty(roles.COUNCIL_MEMBER, ("meetings.check_in", "meetings.move_motion", "meetings.vote")),
        *residents("meetings.check_in", "meetings.move_motion", "meetings.vote"),
        *FOLLOW_UP,
        *KEEP_THE_STAGES,
    ),
    lasts=Param("notice_days"),
    leaves=(evidence.MEETING_NOTICE, evidence.ATTENDANCE, evidence.MINUTES, evidence.RESOLUTIONS),
    passes_when=(
        meetings.quorum_met(),
        meetings.each_topic_decided(),
        meetings.motions_carried(least=Param("motions_least")),
    ),
)

PUBLICITY = Stage(
    code="publicise",
    title=_("Publicise"),
    purpose=_("Everybody may read what was decided and object; an open objection keeps the gate shut."),
    duties=(*PUBLICISE, *FOLLOW_UP, *KEEP_THE_STAGES),
    lasts=Param("publicity_days"),
    leaves=(evidence.NOTICE, evidence.OBJECTIONS),
    passes_when=(process.days_elapsed(), process.no_open_objection()),
)

RAISE = Stage(
    code="raise",
    title=_("Raise own part and set up"),
    purpose=_("Neighbours raise their own part in a contest of its own; what needs none is set up at once."),
    duties=(
        Duty(roles.PARTY_COMMITTEE, ("process.open_run",)),
        Duty(roles.SOCIAL_WORKER, ("process.open_run",)),
        Duty(roles.COMMUNITY_OFFICER, ("microprojects.open_without_own_part",)),
        *FOLLOW_UP,
        *KEEP_THE_STAGES,
    ),
    leaves=(evidence.AWARD,),
    passes_when=(process.inner_run_awarded(),),
    inner="self-funding-contest",
)

CARRY_OUT = Stage(
    code="carry_out",
    title=_("Carry out under supervision"),
    purpose=_("The work is done step by step; money follows only when somebody else has accepted the step."),
    duties=(
        Duty(roles.SELF_ORGANISATION, ("microprojects.report_progress", "microprojects.add_voucher")),
        Duty(roles.COMMITTEE_MEMBER, ("microprojects.report_progress", "microprojects.add_voucher")),
        Duty(roles.PROPERTY_MANAGER, ("microprojects.report_progress",)),
        Duty(roles.SUPERVISOR, ("microprojects.accept_milestone",)),
        Duty(roles.SOCIAL_WORKER, ("microprojects.release_tranche",)),
        *FOLLOW_UP,
        *KEEP_THE_STAGES,
    ),
    leaves=(evidence.MILESTONES, evidence.PHOTOS, evidence.VOUCHERS),
    passes_when=(microprojects.milestones_accepted(),),
)

REVIEW = Stage(
    code="review",
    title=_("Accept, review, improve"),
    purpose=_(
        "The work is accepted and rated by those who live with it, and somebody takes over its upkeep."
    ),
    duties=(
        Duty(roles.SUPERVISOR, ("microprojects.accept_project",)),
        *residents("microprojects.rate"),
        Duty(roles.SOCIAL_WORKER, ("microprojects.release_tranche", "microprojects.write_lessons")),
        Duty(roles.COMMITTEE_MEMBER, ("microprojects.hand_over_upkeep", "microprojects.add_voucher")),
        Duty(roles.SELF_ORGANISATION, ("microprojects.hand_over_upkeep", "microprojects.add_voucher")),
        *FOLLOW_UP,
        *KEEP_THE_STAGES,
    ),
    lasts=Param("review_days"),
    leaves=(evidence.ACCEPTANCE, evidence.RATINGS, evidence.UPKEEP_AGREEMENT, evidence.LESSONS),
    passes_when=(
        microprojects.projects_accepted(),
        microprojects.rated_by(share=Param("ratings_share")),
        microprojects.upkeep_named(),
    ),
)

EIGHT_STEP = Playbook(
    code="eight-step",
    edition="2026.1",
    title=_("Eight-step method"),
    purpose=_("A community carries its own needs to decisions, to money, to work and to its effect."),
    stages=(MOBILISE, COLLECT, SORT, DELIBERATE, PUBLICITY, RAISE, CARRY_OUT, REVIEW),
    parameters=(
        Parameter("mobilise_days", _("Days to mobilise"), 14, "days", 3, 90),
        Parameter("reached_share", _("Households to be reached in each estate"), "60%", "share", 0, 1),
        Parameter("collect_days", _("Days to collect needs"), 21, "days", 3, 120),
        Parameter("forms_share", _("Households to send in a form, in each estate"), "50%", "share", 0, 1),
        Parameter("sort_days", _("Days to sort and appraise"), 10, "days", 1, 90),
        Parameter("notice_days", _("Days of notice before the meeting"), 7, "days", 1, 60),
        Parameter("motions_least", _("Motions to be carried"), 1, "count", 1, 100),
        Parameter("publicity_days", _("Days of publicity"), 7, "days", 3, 60),
        Parameter("review_days", _("Days to accept and review"), 30, "days", 7, 180),
        Parameter("ratings_share", _("Benefiting households to rate each project"), "30%", "share", 0, 1),
    ),
    source=_("Shiling community, Longquanyi, Chengdu; the steps are designed after the field's practice."),
)
