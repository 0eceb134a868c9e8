"""自筹大赛: neighbours pay a part, the guarantee fund adds to it by a rule declared beforehand (case C1)."""

from linli.kernel.playbook import Duty, Param, Parameter, Playbook, Stage
from linli.kernel.sentence import mark as _
from linli.playbooks import evidence, roles
from linli.playbooks.duties import KEEP_THE_STAGES, PUBLICISE, residents
from linli.playbooks.gates import contests, matching, meetings, process

REFUND = (
    Duty(roles.SOCIAL_WORKER, ("matching.refund",)),
    Duty(roles.COMMUNITY_OFFICER, ("matching.refund",)),
)
"""An own part goes back whenever its entry fails, so from the raising on."""

RULES = Stage(
    code="rules",
    title=_("Make the rules together"),
    purpose=_(
        "Before anybody enters, everybody knows the rules and how much will be added to what is raised."
    ),
    duties=(
        Duty(
            roles.SOCIAL_WORKER,
            (
                "contests.draft_rules",
                "meetings.convene",
                "meetings.move_motion",
                "meetings.close_motion",
                "meetings.write_minutes",
            ),
        ),
        Duty(roles.COMMITTEE_MEMBER, ("contests.propose_change", "meetings.check_in")),
        Duty(roles.SELF_ORGANISATION, ("contests.propose_change", "meetings.check_in")),
        Duty(
            roles.COUNCIL_MEMBER,
            ("contests.adopt_rules", "meetings.check_in", "meetings.move_motion", "meetings.vote"),
        ),
        Duty(roles.COMMUNITY_OFFICER, ("matching.declare_rule",)),
        *KEEP_THE_STAGES,
    ),
    lasts=Param("rules_days"),
    leaves=(evidence.CONTEST_RULES, evidence.MATCH_RULE, evidence.MINUTES),
    passes_when=(meetings.rules_adopted(), matching.match_rule_frozen()),
)

ENTER = Stage(
    code="enter",
    title=_("Enter the contest"),
    purpose=_("Each estate enters one project: what troubles it, the design, the budget, the upkeep."),
    duties=(
        Duty(roles.COMMITTEE_MEMBER, ("contests.enter", "contests.withdraw_entry")),
        Duty(roles.SELF_ORGANISATION, ("contests.enter", "contests.withdraw_entry")),
        *KEEP_THE_STAGES,
    ),
    lasts=Param("enter_days"),
    leaves=(evidence.ENTRIES,),
    passes_when=(contests.entries_complete(least=Param("entries_least")),),
)

RAISE = Stage(
    code="raise",
    title=_("Raise own part"),
    purpose=_("Households pledge and pay; all see how far it has come. Only what is paid is matched."),
    duties=(
        *residents("matching.pledge", "matching.pay_pledge"),
        Duty(roles.SOCIAL_WORKER, ("matching.record_cash_pledge",)),
        Duty(roles.COMMITTEE_MEMBER, ("matching.confirm_cash_pledge", "contests.withdraw_entry")),
        Duty(roles.SELF_ORGANISATION, ("contests.withdraw_entry",)),
        *REFUND,
        *KEEP_THE_STAGES,
    ),
    lasts=Param("raise_days"),
    leaves=(evidence.PLEDGE_LIST, evidence.RECEIPTS),
    passes_when=(
        matching.households_take_part(share=Param("floor_share")),
        matching.own_part_paid(),
        matching.cash_confirmed(),
    ),
)

MATCH = Stage(
    code="match",
    title=_("Match own parts"),
    purpose=_("The match follows from the rule alone; nobody can edit it, and anybody can recount it."),
    duties=(Duty(roles.COMMUNITY_OFFICER, ("matching.publish_match",)), *REFUND, *KEEP_THE_STAGES),
    lasts=Param("match_days"),
    leaves=(evidence.MATCH_DOSSIER,),
    passes_when=(matching.match_published(),),
)

PUBLICITY = Stage(
    code="publicise",
    title=_("Publicise"),
    purpose=_("Everybody may read the match and object; an open objection keeps the gate shut."),
    duties=(*PUBLICISE, *REFUND, *KEEP_THE_STAGES),
    lasts=Param("publicity_days"),
    leaves=(evidence.NOTICE, evidence.OBJECTIONS),
    passes_when=(process.days_elapsed(), process.no_open_objection()),
)

AWARD = Stage(
    code="award",
    title=_("Award"),
    purpose=_("The award is confirmed, the estate and the residents' committee sign, a micro-project opens."),
    duties=(
        Duty(roles.PARTY_COMMITTEE, ("contests.confirm_award",)),
        Duty(roles.COMMUNITY_OFFICER, ("contests.sign_agreement",)),
        Duty(roles.COMMITTEE_MEMBER, ("contests.sign_agreement",)),
        Duty(roles.SELF_ORGANISATION, ("contests.sign_agreement",)),
        *REFUND,
        *KEEP_THE_STAGES,
    ),
    lasts=Param("award_days"),
    leaves=(evidence.AWARD, evidence.AGREEMENT),
    passes_when=(contests.agreements_signed(),),
)

SELF_FUNDING_CONTEST = Playbook(
    code="self-funding-contest",
    edition="2026.1",
    title=_("Self-funding contest"),
    purpose=_("Neighbours pay a part, the guarantee fund adds to it, the estate is renewed."),
    stages=(RULES, ENTER, RAISE, MATCH, PUBLICITY, AWARD),
    parameters=(
        Parameter("rules_days", _("Days to make the rules"), 10, "days", 1, 60),
        Parameter("enter_days", _("Days to enter"), 14, "days", 1, 90),
        Parameter("entries_least", _("Entries needed"), 1, "count", 1, 1000),
        Parameter("raise_days", _("Days to raise the own part"), 21, "days", 1, 180),
        Parameter("floor_share", _("Households that take part, in each estate"), "1/3", "share", 0, 1),
        Parameter("paid_least_fen", _("Least own part of an estate"), 100_000, "fen", 0),
        Parameter("match_step_fen", _("First step of the own part"), 500_000, "fen", 0),
        Parameter("match_first_rate", _("Match of the first step"), 10, "times", 0, 100),
        Parameter("match_further_rate", _("Match of what goes beyond"), 5, "times", 0, 100),
        Parameter(
            "match_extra_share",
            _("Extra for rural-resettlement and three-without estates"),
            "1/10",
            "share",
            0,
            2,
        ),
        Parameter("match_cap_fen", _("Most that one estate is matched"), 12_000_000, "fen", 0),
        Parameter("match_ceiling_fen", _("Ceiling of the fund"), 220_000_000, "fen", 0),
        Parameter("match_days", _("Days to publish the match"), 1, "days", 1, 30),
        Parameter("publicity_days", _("Days of publicity"), 7, "days", 3, 60),
        Parameter("award_days", _("Days to sign the agreements"), 5, "days", 1, 60),
    ),
    refines="eight-step:raise",
    source=_(
        "Shiling community, Longquanyi, Chengdu; rates and floors are parameters, no official rate was found."
    ),
)
