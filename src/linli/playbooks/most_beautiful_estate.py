"""最美小区: estates nominate themselves, a panel visits, households vote, declared weights rank them (case C2)."""

from linli.kernel.playbook import Duty, Param, Parameter, Playbook, Stage
from linli.kernel.sentence import mark as _
from linli.playbooks import evidence, proposal_contest, roles
from linli.playbooks.duties import HALT, KEEP_THE_STAGES
from linli.playbooks.gates import panels, proposals

CALL = Stage(
    code="call",
    title=_("Call"),
    purpose=_("Everybody hears what is looked at, how it is weighed, and until when estates may enter."),
    duties=(
        Duty(roles.PARTY_COMMITTEE, ("proposals.open_call",)),
        Duty(roles.SOCIAL_WORKER, ("panels.set_rubric",)),
        *HALT,
        *KEEP_THE_STAGES,
    ),
    lasts=Param("call_days"),
    leaves=(evidence.CALL, evidence.RUBRIC),
    passes_when=(proposals.call_out(),),
)

NOMINATE = Stage(
    code="nominate",
    title=_("Enter your estate"),
    purpose=_("An estate tells on one page, with photos, what its neighbours have made of it."),
    duties=(
        Duty(roles.COMMITTEE_MEMBER, ("proposals.nominate_estate", "proposals.withdraw_proposal")),
        Duty(roles.SELF_ORGANISATION, ("proposals.nominate_estate", "proposals.withdraw_proposal")),
        *HALT,
        *KEEP_THE_STAGES,
    ),
    lasts=Param("nominate_days"),
    leaves=(evidence.NOMINATIONS,),
    passes_when=(proposals.estates_nominated(least=Param("estates_least")),),
)

JURY = (
    roles.COUNCIL_MEMBER, roles.SUPERVISOR, roles.SOCIAL_WORKER, roles.RESIDENT, roles.COMMITTEE_MEMBER,
)  # fmt: skip

VISIT = Stage(
    code="visit",
    title=_("Visit"),
    purpose=_("A panel of council, supervisors and neighbours of other estates visits with a checklist."),
    duties=(
        Duty(
            roles.COMMUNITY_OFFICER,
            ("panels.open_panel", "panels.recuse_reviewer", "panels.publish_decisions"),
        ),
        *(Duty(role, ("panels.declare_conflict", "panels.score")) for role in JURY),
        *HALT,
        *KEEP_THE_STAGES,
    ),
    lasts=Param("visit_days"),
    leaves=(evidence.SCORE_SHEETS,),
    passes_when=(
        panels.conflicts_declared(),
        panels.sheets_complete(least=Param("sheets_least")),
        panels.decisions_published(),
    ),
)

MOST_BEAUTIFUL_ESTATE = Playbook(
    code="most-beautiful-estate",
    edition="2026.1",
    title=_("Most beautiful estate"),
    purpose=_(
        "Estates show what neighbours made of them; visitors and households say which is best, by declared weights."
    ),
    stages=(
        CALL,
        NOMINATE,
        VISIT,
        proposal_contest.VOTE,
        proposal_contest.AWARD,
        proposal_contest.PUBLICITY,
    ),
    parameters=(
        Parameter("call_days", _("Days of the call"), 7, "days", 1, 60),
        Parameter("nominate_days", _("Days to enter"), 21, "days", 1, 120),
        Parameter("estates_least", _("Estates needed"), 3, "count", 1, 1000),
        Parameter("visit_days", _("Days to visit"), 30, "days", 1, 180),
        Parameter("sheets_least", _("Score sheets for each estate"), 3, "count", 1, 50),
        Parameter("panel_weight", _("Weight of the panel"), "50%", "share", 0, 1),
        Parameter("places", _("Estates that are honoured"), 10, "count", 1, 1000),
        *(
            one
            for one in proposal_contest.PARAMETERS
            if one.code in ("vote_days", "turnout_share", "award_days", "publicity_days")
        ),
    ),
    source=_("Yusha Road community, Qingyang, Chengdu; weights and numbers are parameters."),
)
