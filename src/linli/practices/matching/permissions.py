"""Who may declare, pledge, record, confirm, give back and publish."""

import rules

from linli.kernel.sentence import mark as _
from linli.platform.permits import Verb, acts_for_household, holds, register


@rules.predicate
def pledged_it(actor, pledge) -> bool:
    """The actor acts for the household whose pledge it is."""
    return bool(actor.household and actor.household.pk == getattr(pledge, "household_id", None))


ORGANISERS = holds("social_worker", "community_officer")
ONLY_NEIGHBOURS = _(
    "Only households of this estate can pledge. Please sign in, or use your household's code."
)
ONLY_ONES_OWN = _("Only the household itself can do this.")
ONLY_THE_COMMITTEE = _("Only the estate's own committee confirms that money has come.")

register(
    Verb(
        "matching.declare_rule",
        _("Declare the match rule"),
        _("The match rule was declared"),
        holds("community_officer"),
        _("Only the residents' committee declares the match rule."),
    ),
    Verb("matching.pledge", _("Pledge"), _("A household pledged"), acts_for_household, ONLY_NEIGHBOURS),
    Verb(
        "matching.withdraw_pledge",
        _("Withdraw the pledge"),
        _("A household withdrew its pledge"),
        pledged_it,
        ONLY_ONES_OWN,
    ),
    Verb(
        "matching.pay_pledge",
        _("Pay the pledge"),
        _("A household paid its pledge"),
        pledged_it,
        ONLY_ONES_OWN,
    ),
    Verb(
        "matching.record_cash_pledge",
        _("Record cash"),
        _("Cash was recorded"),
        holds("social_worker", "grid_worker"),
        _("Cash is recorded by the social worker or the grid worker."),
    ),
    Verb(
        "matching.confirm_cash_pledge",
        _("Confirm that money has come"),
        _("Money was confirmed by a second person"),
        holds("committee_member"),
        ONLY_THE_COMMITTEE,
    ),
    Verb(
        "matching.return_payment",
        _("Say that money has not come"),
        _("A reported payment had not come"),
        holds("committee_member"),
        ONLY_THE_COMMITTEE,
    ),
    Verb(
        "matching.fail_raise",
        _("End a raising that fell short"),
        _("A raising ended short of the rule"),
        ORGANISERS,
    ),
    Verb("matching.refund", _("Give the own part back"), _("The own part was given back"), ORGANISERS),
    Verb(
        "matching.publish_match",
        _("Publish the match"),
        _("The match was published"),
        holds("community_officer"),
        _("Only the residents' committee publishes the match; nobody can edit it."),
    ),
    Verb(
        "matching.read_pledges",
        _("Read the pledge list with addresses"),
        _("The pledge list was read"),
        holds(
            "committee_member",
            "social_worker",
            "grid_worker",
            "community_officer",
            "supervisor",
            "street_officer",
            "auditor",
        ),
        _("Addresses are shown only to those who handle or check the pledges."),
    ),
)
