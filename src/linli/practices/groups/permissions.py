"""Who may hold activities, take up projects, accept them, and register organisations."""

import rules

from linli.kernel.sentence import mark as _
from linli.platform.permits import Verb, acts_for_household, holds, register


@rules.predicate
def leads_the_group(actor, subject) -> bool:
    """The actor started the group, or is of the household that did."""
    group = getattr(subject, "group", subject)
    started, home = getattr(group, "person_id", None), getattr(group, "household_id", None)
    by_person = actor.person is not None and actor.person.pk == started
    return by_person or (actor.household is not None and actor.household.pk == home)


@rules.predicate
def leads_its_organisation(actor, subject) -> bool:
    """The actor leads the organisation that the group has become."""
    grown = getattr(getattr(subject, "group", subject), "organisation_id", None)
    led = (one.organisation_id for one in actor.mandates if one.capacity == "self_organisation")
    return grown is not None and grown in led


ITS_OWN = leads_the_group | leads_its_organisation
ONLY_ITS_OWN = _("Only those who lead the group can do this.")

register(
    Verb(
        "groups.start_group",
        _("Start a group"),
        _("A group was started"),
        holds("self_organisation") | acts_for_household,
        _("Groups are started by those who live here, and by self-organisations."),
    ),
    Verb(
        "groups.hold_activity",
        _("Enter an activity that was held"),
        _("An activity was held"),
        ITS_OWN,
        ONLY_ITS_OWN,
    ),
    Verb(
        "groups.confirm_activity",
        _("Confirm how many attended"),
        _("The number of attenders was confirmed"),
        holds("social_worker", "grid_worker", "micro_grid_worker", "community_officer", "committee_member"),
        _("The number is confirmed by a worker of the community, a grid worker, or the estate's committee."),
    ),
    Verb(
        "groups.become_project",
        _("Make a project of the activities"),
        _("Activities became a project"),
        ITS_OWN,
        ONLY_ITS_OWN,
    ),
    Verb(
        "groups.report_done",
        _("Report the project done"),
        _("A group reported its project done"),
        ITS_OWN,
        ONLY_ITS_OWN,
    ),
    Verb(
        "groups.accept_project",
        _("Accept the project of a group"),
        _("The project of a group was accepted"),
        holds("supervisor", "community_officer"),
        _("Projects of groups are accepted by the supervisory committee or the residents' committee."),
    ),
    Verb(
        "groups.become_organisation",
        _("Register a group as an organisation"),
        _("A group became an organisation"),
        holds("community_officer"),
        _("Only the residents' committee registers organisations."),
    ),
)
