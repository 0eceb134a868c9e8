"""三阶五维: estates surveyed and classed, one plan each, consultation, and a proposal contest with five separate actors (C3)."""

from linli.kernel.playbook import Duty, Param, Parameter, Playbook, Stage
from linli.kernel.sentence import mark as _
from linli.playbooks import evidence, proposal_contest, roles
from linli.playbooks.duties import HALT, KEEP_THE_STAGES, residents
from linli.playbooks.gates import estates, meetings, process

SURVEY = Stage(
    code="survey",
    title=_("Survey the estates"),
    purpose=_("Each estate is looked at on site, and its profile is written down with those who live there."),
    duties=(
        Duty(roles.SOCIAL_WORKER, ("process.name_estates", "estates.fill_profile")),
        Duty(roles.GRID_WORKER, ("estates.fill_profile",)),
        Duty(roles.MICRO_GRID_WORKER, ("estates.fill_profile",)),
        Duty(roles.COMMITTEE_MEMBER, ("estates.comment_profile",)),
        *HALT,
        *KEEP_THE_STAGES,
    ),
    lasts=Param("survey_days"),
    leaves=(evidence.ESTATE_LIST, evidence.PROFILES),
    passes_when=(process.each_estate_has_contact(), estates.profiles_complete()),
)

CLASS = Stage(
    code="class",
    title=_("Class the estates"),
    purpose=_(
        "A declared rule says demonstrate, improve or complete; who decides otherwise says why, publicly."
    ),
    duties=(
        Duty(roles.SOCIAL_WORKER, ("estates.class_estates", "estates.differ_class")),
        Duty(roles.COUNCIL_MEMBER, ("estates.confirm_classes",)),
        *HALT,
        *KEEP_THE_STAGES,
    ),
    lasts=Param("class_days"),
    leaves=(evidence.CLASS_LIST,),
    passes_when=(estates.estates_classed(),),
)

PLAN = Stage(
    code="plan",
    title=_("One estate, one plan"),
    purpose=_("Aims, measures, who, when and money, each tied to the need it answers; the estate adopts it."),
    duties=(
        Duty(roles.SOCIAL_WORKER, ("estates.draft_plan",)),
        Duty(roles.COMMITTEE_MEMBER, ("estates.comment_plan", "estates.adopt_plan")),
        Duty(roles.SELF_ORGANISATION, ("estates.comment_plan",)),
        *residents("estates.comment_plan"),
        *HALT,
        *KEEP_THE_STAGES,
    ),
    lasts=Param("plan_days"),
    leaves=(evidence.PLANS,),
    passes_when=(estates.plans_adopted(),),
)

PARTIES = (
    roles.RESIDENT, roles.HOUSEHOLD_HEAD, roles.SELF_ORGANISATION, roles.COMMITTEE_MEMBER, roles.COMMUNITY_OFFICER,
)  # fmt: skip

CONSULT = Stage(
    code="consult",
    title=_("Consult in series"),
    purpose=_(
        "Whoever has a topic brings it; each is answered, becomes a proposal or a resolution, or goes up a tier."
    ),
    duties=(
        Duty(
            roles.SOCIAL_WORKER,
            (
                "meetings.open_series",
                "meetings.bring_topic",
                "meetings.convene",
                "meetings.move_motion",
                "meetings.close_motion",
                "meetings.settle_topic",
                "meetings.answer_dissent",
                "meetings.write_minutes",
            ),
        ),
        *(Duty(role, ("meetings.bring_topic", "meetings.check_in")) for role in PARTIES),
        Duty(roles.COUNCIL_MEMBER, ("meetings.check_in", "meetings.move_motion", "meetings.vote")),
        *HALT,
        *KEEP_THE_STAGES,
    ),
    lasts=Param("consult_days"),
    leaves=(evidence.MINUTES, evidence.TOPICS),
    passes_when=(meetings.topics_settled(),),
)

THREE_TIERS = Playbook(
    code="three-tiers-five-actors",
    edition="2026.1",
    title=_("Three tiers, five actors"),
    purpose=_(
        "Every estate is known, classed and planned for; five separate actors carry its proposals to effect."
    ),
    stages=(SURVEY, CLASS, PLAN, CONSULT, *proposal_contest.PROPOSAL_CONTEST.stages),
    parameters=(
        Parameter("survey_days", _("Days to survey"), 30, "days", 1, 180),
        Parameter("class_days", _("Days to class"), 7, "days", 1, 60),
        Parameter("plan_days", _("Days to plan"), 30, "days", 1, 180),
        Parameter("consult_days", _("Days of consultation"), 30, "days", 1, 365),
        Parameter("notice_days", _("Days of notice before the meeting"), 7, "days", 1, 60),
        *proposal_contest.PARAMETERS,
    ),
    source=_("Caotang Road community, Qingyang, Chengdu; days, floors and shares are parameters."),
)
