"""提案大赛: self-organisations propose, neighbours co-sign, the council reviews, residents vote, a rule allocates (C3)."""

from dataclasses import replace

from linli.kernel.playbook import Duty, Param, Parameter, Playbook, Stage
from linli.kernel.sentence import mark as _
from linli.playbooks import eight_step, evidence, roles
from linli.playbooks.duties import FOLLOW_UP, HALT, KEEP_THE_STAGES, PUBLICISE, residents
from linli.playbooks.gates import budgeting, panels, process, proposals

AUTHOR = (
    "proposals.submit_proposal",
    "proposals.withdraw_proposal",
    "proposals.merge_proposals",
    "proposals.consent_merge",
)

PROPOSE = Stage(
    code="propose",
    title=_("Propose"),
    purpose=_(
        "Self-organisations and residents' teams propose; neighbours co-sign; the social worker coaches."
    ),
    duties=(
        Duty(roles.PARTY_COMMITTEE, ("proposals.open_call", "proposals.note_overlap")),
        Duty(roles.SELF_ORGANISATION, AUTHOR),
        Duty(roles.TEAM_LEADER, AUTHOR),
        *residents("proposals.cosign"),
        Duty(roles.SOCIAL_WORKER, ("proposals.coach",)),
        *HALT,
        *KEEP_THE_STAGES,
    ),
    lasts=Param("propose_days"),
    leaves=(evidence.CALL, evidence.PROPOSALS, evidence.COSIGNERS),
    passes_when=(proposals.call_out(), proposals.categories_covered(categories=Param("categories_least"))),
)

REVIEW = Stage(
    code="review",
    title=_("Review by the council"),
    purpose=_(
        "The council scores by a rubric that was frozen before; nobody scores kin, own estate or own proposal."
    ),
    duties=(
        Duty(roles.SOCIAL_WORKER, ("panels.set_rubric",)),
        Duty(
            roles.COMMUNITY_OFFICER,
            ("panels.open_panel", "panels.recuse_reviewer", "panels.present", "panels.publish_decisions"),
        ),
        Duty(roles.COUNCIL_MEMBER, ("panels.declare_conflict", "panels.score")),
        Duty(roles.SUPERVISOR, ("panels.open_sheet",)),
        *HALT,
        *KEEP_THE_STAGES,
    ),
    lasts=Param("review_days"),
    leaves=(evidence.RUBRIC, evidence.SCORE_SHEETS),
    passes_when=(
        panels.conflicts_declared(),
        panels.sheets_complete(least=Param("sheets_least")),
        panels.decisions_published(),
    ),
)

VOTE = Stage(
    code="vote",
    title=_("Residents' vote"),
    purpose=_(
        "Online, on paper and in the hall into one register; the rule is declared before the first ballot."
    ),
    duties=(
        Duty(
            roles.COMMUNITY_OFFICER, ("budgeting.prepare_vote", "budgeting.open_vote", "budgeting.close_vote")
        ),
        *residents("budgeting.vote"),
        Duty(roles.GRID_WORKER, ("budgeting.enter_paper_ballots",)),
        Duty(roles.SOCIAL_WORKER, ("budgeting.check_paper_ballots",)),
        Duty(roles.SELF_ORGANISATION, ("budgeting.consent_part",)),
        *HALT,
        *KEEP_THE_STAGES,
    ),
    lasts=Param("vote_days"),
    leaves=(evidence.BALLOT_FILE,),
    passes_when=(budgeting.turnout_reached(share=Param("turnout_share")),),
)

AWARD = Stage(
    code="award",
    title=_("Award by the rule"),
    purpose=_(
        "The declared rule allocates the budget; nobody can edit the result, and anybody can recount it."
    ),
    duties=(
        Duty(roles.COMMUNITY_OFFICER, ("budgeting.prepare_vote", "budgeting.allocate")),
        Duty(roles.PARTY_COMMITTEE, ("proposals.note_overlap",)),
        Duty(roles.SELF_ORGANISATION, ("budgeting.consent_part",)),
        *HALT,
        *KEEP_THE_STAGES,
    ),
    lasts=Param("award_days"),
    leaves=(evidence.ALLOCATION,),
    passes_when=(budgeting.result_published(),),
)

PUBLICITY = Stage(
    code="publicise",
    title=_("Publicise and supervise"),
    purpose=_("Everybody may read the result and object; the supervisory committee decides, and may halt."),
    duties=(*PUBLICISE, *HALT, *KEEP_THE_STAGES),
    lasts=Param("publicity_days"),
    leaves=(evidence.NOTICE, evidence.OBJECTIONS),
    passes_when=(process.days_elapsed(), process.no_open_objection()),
)

CARRY_OUT = replace(
    eight_step.CARRY_OUT,
    title=_("Carry out with the social organisation"),
    duties=(*(duty for duty in eight_step.CARRY_OUT.duties if duty not in FOLLOW_UP), *HALT),
    lasts=Param("carry_out_days"),
)

EFFECT = replace(
    eight_step.REVIEW,
    code="effect",
    title=_("Review the effect"),
    duties=tuple(duty for duty in eight_step.REVIEW.duties if duty not in FOLLOW_UP),
    lasts=Param("effect_days"),
)

PARAMETERS = (
    Parameter(
        "separate_actors", _("Whoever acts in two of the five roles uses one (1 yes, 0 no)"), 1, "count", 0, 1
    ),
    Parameter("propose_days", _("Days to propose"), 21, "days", 1, 120),
    Parameter("categories_least", _("Categories with a proposal"), 3, "count", 1, 20),
    Parameter("cosign_floor", _("Households that co-sign each proposal"), 20, "count", 0, 1000),
    Parameter("budget_fen", _("Budget of the contest"), 30_000_000, "fen", 0),
    Parameter("review_days", _("Days to review"), 14, "days", 1, 60),
    Parameter("sheets_least", _("Valid score sheets for each proposal"), 5, "count", 1, 50),
    Parameter("vote_days", _("Days to vote"), 10, "days", 1, 60),
    Parameter("turnout_share", _("Turnout needed (0: no vote is held)"), "10%", "share", 0, 1),
    Parameter("award_days", _("Days to publish the result"), 1, "days", 1, 30),
    Parameter("publicity_days", _("Days of publicity"), 7, "days", 3, 60),
    Parameter("carry_out_days", _("Days to carry out"), 90, "days", 7, 730),
    Parameter("effect_days", _("Days to review the effect"), 30, "days", 7, 180),
    Parameter("ratings_share", _("Benefiting households to rate each project"), "30%", "share", 0, 1),
)

PROPOSAL_CONTEST = Playbook(
    code="proposal-contest",
    edition="2026.1",
    title=_("Proposal contest"),
    purpose=_("Residents' proposals win public money by an open procedure that anybody can recount."),
    stages=(PROPOSE, REVIEW, VOTE, AWARD, PUBLICITY, CARRY_OUT, EFFECT),
    parameters=PARAMETERS,
    source=_("Caotang Road community, Qingyang, Chengdu; days, floors and shares are parameters."),
)
