"""Who may keep the register of households, open names, and found organisations."""

import rules

from linli.civic.people.queries import places_of
from linli.kernel.sentence import mark as _
from linli.platform.permits import Verb, holds, register

OPENS_NAMES = (
    "community_officer",
    "social_worker",
    "grid_worker",
    "street_officer",
    "security_administrator",
)
KEEPS_REGISTER = holds("community_officer", "social_worker", "grid_worker")
TENDS_GROUPS = holds("community_officer", "social_worker", "street_officer", "party_committee")


@rules.predicate
def concerns_oneself(actor, joining) -> bool:
    """The person who joins or leaves is the actor."""
    return actor.person is not None and actor.person.pk == getattr(joining, "person_id", None)


@rules.predicate
def is_oneself(actor, person) -> bool:
    """The person is the actor."""
    return actor.person is not None and actor.person.pk == getattr(person, "pk", None)


@rules.predicate
def works_where_known(actor, person) -> bool:
    """The actor opens names at a place where the register knows the person: at home, in office, or as a member."""
    return any(actor.holds(OPENS_NAMES, place) for place in places_of(person))


@rules.predicate
def leads_it(actor, joining) -> bool:
    """The actor leads this organisation, by a mandate."""
    return any(
        mandate.organisation_id and mandate.organisation_id == getattr(joining, "organisation_id", None)
        for mandate in actor.mandates
    )


register(
    Verb(
        "people.import_households",
        _("Enter households"),
        _("Households were entered in the register"),
        KEEPS_REGISTER,
    ),
    Verb("people.renew_codes", _("Print household codes"), _("Household codes were printed"), KEEPS_REGISTER),
    Verb(
        "people.move_out", _("Enter that a household moved out"), _("A household moved out"), KEEPS_REGISTER
    ),
    Verb(
        "people.register_person",
        _("Enter a person"),
        _("A person was entered in the register"),
        KEEPS_REGISTER
        | holds(
            "street_officer", "security_administrator", "party_committee", "team_leader", "self_organisation"
        ),
    ),
    Verb(
        "people.reveal_person",
        _("Show a name"),
        _("A name was opened"),
        is_oneself | works_where_known,
        _("Names are shown only to those who need them for their work, and each showing is recorded."),
    ),
    Verb(
        "people.found_organisation",
        _("Found an organisation"),
        _("An organisation was founded"),
        TENDS_GROUPS | holds("committee_member"),
    ),
    Verb(
        "people.dissolve_organisation",
        _("Dissolve an organisation"),
        _("An organisation was dissolved"),
        TENDS_GROUPS,
    ),
    Verb(
        "people.join_organisation",
        _("Join an organisation"),
        _("Somebody joined an organisation"),
        concerns_oneself | leads_it | TENDS_GROUPS,
    ),
    Verb(
        "people.leave_organisation",
        _("Leave an organisation"),
        _("Somebody left an organisation"),
        concerns_oneself | leads_it | TENDS_GROUPS,
    ),
)
