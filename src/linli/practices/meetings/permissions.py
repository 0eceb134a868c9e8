"""Who may call, attend, move, vote, count and follow up."""

import rules

from linli.kernel.sentence import mark as _
from linli.platform.permits import Verb, acts_for_household, holds, register

HOSTS = holds("social_worker", "community_officer")
SOCIAL_WORKER = holds("social_worker")
COUNCIL = holds("council_member")
CHECKERS = HOSTS | COUNCIL | holds("supervisor", "grid_worker", "party_committee")
SPEAKERS = (
    "committee_member",
    "self_organisation",
    "supervisor",
    "property_manager",
    "team_leader",
    "micro_grid_worker",
)


@rules.predicate
def speaks_here(actor, subject) -> bool:
    """The actor holds, at or within the place, a mandate that brings the right to speak."""
    return actor.touches(SPEAKERS, subject.place)


@rules.predicate
def is_responsible(actor, resolution) -> bool:
    """The resolution was given to this actor, or to an organisation for which the actor acts."""
    person = getattr(resolution, "person_id", None)
    organisation = getattr(resolution, "organisation_id", None)
    return bool(person and actor.person and actor.person.pk == person) or bool(
        organisation and any(mandate.organisation_id == organisation for mandate in actor.mandates)
    )


@rules.predicate
def acts_here(actor, subject) -> bool:
    """The actor acts for an estate's committee or a self-organisation at or within the place."""
    return actor.touches(("committee_member", "self_organisation"), subject.place)


HOST_ONLY = _("Only the host of the meeting does this: a social worker or the residents' committee.")
SOCIAL_WORKER_ONLY = _("The social worker who hosts the series does this.")
RESIDENTS_ONLY = _(
    "This is for residents of the estates and for the council. Please sign in, or use your household's code."
)

register(
    Verb("meetings.convene", _("Call a meeting"), _("A meeting was called"), HOSTS, HOST_ONLY),
    Verb("meetings.call_off", _("Call the meeting off"), _("A meeting was called off"), HOSTS, HOST_ONLY),
    Verb(
        "meetings.propose_topic",
        _("Propose a topic"),
        _("A topic was proposed"),
        HOSTS | COUNCIL | acts_for_household | speaks_here,
        RESIDENTS_ONLY,
    ),
    Verb(
        "meetings.take_topic",
        _("Put the topic on the agenda"),
        _("A topic was put on the agenda"),
        HOSTS,
        HOST_ONLY,
    ),
    Verb(
        "meetings.decline_topic",
        _("Do not take the topic up"),
        _("A topic was not taken up"),
        HOSTS,
        HOST_ONLY,
    ),
    Verb("meetings.open_meeting", _("Open the meeting"), _("A meeting was opened"), HOSTS, HOST_ONLY),
    Verb("meetings.close_meeting", _("Close the meeting"), _("A meeting was closed"), HOSTS, HOST_ONLY),
    Verb(
        "meetings.check_in",
        _("Check in"),
        _("Somebody checked in"),
        COUNCIL | acts_for_household | speaks_here,
        RESIDENTS_ONLY,
    ),
    Verb("meetings.check_in_by_hand", _("Check somebody in"), _("Somebody was checked in"), HOSTS, HOST_ONLY),
    Verb(
        "meetings.enter_attendance",
        _("Enter the attendance sheet"),
        _("An attendance sheet was entered"),
        HOSTS,
        HOST_ONLY,
    ),
    Verb(
        "meetings.strike_attendance",
        _("Strike an attendance"),
        _("An attendance was struck"),
        HOSTS,
        HOST_ONLY,
    ),
    Verb(
        "meetings.move_motion",
        _("Move a motion"),
        _("A motion was moved"),
        HOSTS | COUNCIL | acts_for_household,
        RESIDENTS_ONLY,
    ),
    Verb("meetings.withdraw_motion", _("Withdraw the motion"), _("A motion was withdrawn"), HOSTS, HOST_ONLY),
    Verb(
        "meetings.put_to_vote",
        _("Put the motion to the vote"),
        _("A motion was put to the vote"),
        HOSTS,
        HOST_ONLY,
    ),
    Verb("meetings.vote", _("Vote"), _("A vote was cast"), COUNCIL | acts_for_household, RESIDENTS_ONLY),
    Verb("meetings.enter_votes", _("Enter votes"), _("Votes were entered"), HOSTS, HOST_ONLY),
    Verb(
        "meetings.check_votes",
        _("Check the entered votes"),
        _("Entered votes were checked"),
        CHECKERS,
        _(
            "Entered votes are checked by the host, the council or the supervisory committee: by somebody who did not enter them."
        ),
    ),
    Verb("meetings.reject_votes", _("Reject the entered votes"), _("Entered votes were rejected"), CHECKERS),
    Verb("meetings.close_motion", _("Count the votes"), _("A motion was decided"), HOSTS, HOST_ONLY),
    Verb("meetings.write_minutes", _("Write the minutes"), _("Minutes were written"), HOSTS, HOST_ONLY),
    Verb(
        "meetings.sign_minutes",
        _("Sign the minutes off"),
        _("Minutes were signed off"),
        HOSTS | COUNCIL | holds("party_committee"),
        _(
            "Minutes are signed off by the residents' committee, the council or a social worker who did not write them."
        ),
    ),
    Verb(
        "meetings.give_resolution",
        _("Say who does it, until when"),
        _("A resolution was given to somebody"),
        HOSTS,
        HOST_ONLY,
    ),
    Verb(
        "meetings.complete_resolution",
        _("Report a resolution done"),
        _("A resolution was reported done"),
        HOSTS | is_responsible,
        _("Only those report it done who were given it, or the community office."),
    ),
    Verb(
        "meetings.reopen_resolution",
        _("Reopen a resolution"),
        _("A resolution was reopened"),
        HOSTS | COUNCIL | holds("supervisor"),
        _("The council, the supervisory committee and the community office can reopen a resolution."),
    ),
    Verb(
        "meetings.open_series",
        _("Open a consultation series"),
        _("A consultation series was opened"),
        SOCIAL_WORKER,
        SOCIAL_WORKER_ONLY,
    ),
    Verb(
        "meetings.bring_topic",
        _("Bring a topic"),
        _("A topic was brought to the series"),
        HOSTS | acts_for_household | acts_here,
        _(
            "Topics are brought by residents, self-organisations, estates' committees and the community office. Please sign in, or use your household's code."
        ),
    ),
    Verb(
        "meetings.settle_topic",
        _("Settle a topic"),
        _("A topic was settled"),
        SOCIAL_WORKER,
        SOCIAL_WORKER_ONLY,
    ),
    Verb(
        "meetings.put_dissent",
        _("Put a dissent on record"),
        _("Somebody dissented in writing"),
        COUNCIL | acts_for_household | acts_here,
        RESIDENTS_ONLY,
    ),
    Verb(
        "meetings.answer_dissent",
        _("Answer the dissenters"),
        _("Dissenters were answered"),
        SOCIAL_WORKER,
        SOCIAL_WORKER_ONLY,
    ),
)
