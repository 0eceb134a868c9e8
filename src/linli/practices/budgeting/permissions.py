"""Who may prepare, vote, enter, check, count and look into it."""

import rules

from linli.kernel.sentence import mark as _
from linli.platform.permits import Verb, acts_for_household, holds, register

OFFICER = holds("community_officer")
CHECKERS = holds("social_worker")


@rules.predicate
def hands_out_papers(actor, subject) -> bool:
    """The actor works in a grid at, above or within the place."""
    return actor.touches(("grid_worker", "micro_grid_worker"), subject.place)


@rules.predicate
def is_author(actor, subject) -> bool:
    """The option is this actor's own, or that of an organisation for which the actor acts; in a run: of any option there."""
    people = getattr(subject, "author_people", None)
    if people is None:
        return actor.touches(("self_organisation", "team_leader"), subject.place) or actor.lives_at(
            subject.place
        )
    mine = {mandate.organisation_id for mandate in actor.mandates} - {None}
    return bool(actor.person and actor.person.pk in people) or bool(mine & set(subject.author_organisations))


OFFICER_ONLY = _("Only the residents' committee does this.")
VOTERS_ONLY = _(
    "This is for the residents who are on the roll. Please sign in, or use your household's code."
)

register(
    Verb("budgeting.prepare_vote", _("Prepare the vote"), _("A vote was prepared"), OFFICER, OFFICER_ONLY),
    Verb("budgeting.open_vote", _("Open the vote"), _("A vote was opened"), OFFICER, OFFICER_ONLY),
    Verb(
        "budgeting.call_off_vote", _("Call the vote off"), _("A vote was called off"), OFFICER, OFFICER_ONLY
    ),
    Verb("budgeting.vote", _("Vote"), _("A ballot was cast"), acts_for_household, VOTERS_ONLY),
    Verb(
        "budgeting.consent_part",
        _("Accept part funding"),
        _("An author accepted part funding"),
        is_author,
        _("Only who proposed it can accept less money for it."),
    ),
    Verb(
        "budgeting.read_roll",
        _("Read the roll"),
        _("The roll was read"),
        hands_out_papers | CHECKERS | OFFICER | holds("supervisor"),
        _("The roll with addresses is for those who hand out the papers or check the vote."),
    ),
    Verb(
        "budgeting.enter_paper_ballots",
        _("Enter paper ballots"),
        _("Paper ballots were entered"),
        hands_out_papers,
        _("Paper ballots are entered by grid workers."),
    ),
    Verb(
        "budgeting.check_paper_ballots",
        _("Check paper ballots"),
        _("Paper ballots were checked"),
        CHECKERS,
        _("Paper ballots are checked by a social worker who did not enter them."),
    ),
    Verb(
        "budgeting.reject_paper_ballots",
        _("Reject paper ballots"),
        _("Paper ballots were rejected"),
        CHECKERS,
        _("Paper ballots are checked by a social worker who did not enter them."),
    ),
    Verb("budgeting.close_vote", _("Close the vote"), _("A vote was closed"), OFFICER, OFFICER_ONLY),
    Verb(
        "budgeting.allocate",
        _("Compute and publish the result"),
        _("The budget was allocated"),
        OFFICER,
        _("Only the residents' committee has the result computed and published; nobody can edit it."),
    ),
    Verb(
        "budgeting.look_into_address",
        _("Look into many ballots from one address"),
        _("Many ballots from one address were looked into"),
        holds("supervisor"),
        _("The supervisory committee looks into this."),
    ),
)
