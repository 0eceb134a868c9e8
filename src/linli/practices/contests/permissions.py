"""Who may draft, adopt, enter, confirm and sign."""

import rules

from linli.kernel.sentence import mark as _
from linli.platform.permits import Verb, holds, register
from linli.practices.contests.enums import ESTATE_ROLES


@rules.predicate
def speaks_for_an_estate(actor, subject) -> bool:
    """The actor acts for an estate that lies at the subject's place."""
    return actor.touches(ESTATE_ROLES, subject.place)


ESTATE = holds(*ESTATE_ROLES)
ONLY_THE_ESTATE = _("Only the estate's committee or a self-organisation of the estate can do this.")

register(
    Verb(
        "contests.draft_rules",
        _("Draft the rules"),
        _("The rules of the contest were drafted"),
        holds("social_worker"),
    ),
    Verb(
        "contests.propose_change",
        _("Propose a change to the rules"),
        _("A change to the rules was proposed"),
        speaks_for_an_estate,
        _("Changes are proposed by the committees and self-organisations of the estates."),
    ),
    Verb(
        "contests.answer_change",
        _("Answer a proposed change"),
        _("A proposed change was answered"),
        holds("social_worker"),
    ),
    Verb(
        "contests.adopt_rules",
        _("Adopt the rules"),
        _("The council adopted the rules"),
        holds("council_member"),
        _("Only the council adopts the rules."),
    ),
    Verb("contests.enter", _("Enter a project"), _("An estate entered a project"), ESTATE, ONLY_THE_ESTATE),
    Verb(
        "contests.save_draft",
        _("Save the draft"),
        _("An estate is drafting its entry"),
        ESTATE,
        ONLY_THE_ESTATE,
    ),
    Verb(
        "contests.withdraw_entry",
        _("Withdraw the entry"),
        _("An entry was withdrawn"),
        ESTATE,
        ONLY_THE_ESTATE,
    ),
    Verb(
        "contests.confirm_award",
        _("Confirm the award"),
        _("An award was confirmed"),
        holds("party_committee"),
        _("Awards are confirmed by the party committee of the community."),
    ),
    Verb(
        "contests.sign_agreement",
        _("Sign the agreement"),
        _("An agreement was signed by one side"),
        holds("community_officer") | ESTATE,
        _("The residents' committee and the estate's committee sign the agreement."),
    ),
)
