"""Duties that return in many stages."""

from linli.kernel.playbook import Duty
from linli.playbooks import roles

KEEP_THE_STAGES = (
    Duty(roles.SOCIAL_WORKER, ("process.close_stage",)),
    Duty(roles.COMMUNITY_OFFICER, ("process.close_stage",)),
)
"""In every stage the social worker or the residents' committee has the gates judged."""

FOLLOW_UP = tuple(
    Duty(role, ("meetings.complete_resolution",))
    for role in (
        roles.SOCIAL_WORKER,
        roles.COMMUNITY_OFFICER,
        roles.PARTY_COMMITTEE,
        roles.COUNCIL_MEMBER,
        roles.COMMITTEE_MEMBER,
        roles.SELF_ORGANISATION,
        roles.PROPERTY_MANAGER,
    )
)
"""Whoever a resolution was given to reports it done, in the stage of the meeting and in all that follow."""

HALT = (Duty(roles.SUPERVISOR, ("process.halt_stage", "process.lift_halt")),)
"""Those who supervise may halt any stage, with a public reason."""


def residents(*verbs: str) -> tuple[Duty, ...]:
    """What residents do; a household acts through one adult, who may be its head."""
    return (Duty(roles.RESIDENT, verbs), Duty(roles.HOUSEHOLD_HEAD, verbs))


PUBLICISE = (
    Duty(roles.COMMUNITY_OFFICER, ("process.publish_notice", "process.answer_objection")),
    *residents("process.raise_objection"),
    Duty(roles.SUPERVISOR, ("process.decide_objection",)),
)
"""公示: published, objected to, answered, decided by those who supervise."""
