"""Who may open what is not public."""

import rules

from linli.kernel.sentence import mark as _
from linli.platform.journal.actions import pseudonym
from linli.platform.permits import Verb, holds, register

WORKS_HERE = holds(
    "social_worker",
    "social_work_supervisor",
    "grid_worker",
    "supervisor",
    "party_committee",
    "community_officer",
    "street_officer",
    "auditor",
)


@rules.predicate
def is_public(_actor, attachment) -> bool:
    """Everybody may see it."""
    return attachment.public


@rules.predicate
def added_it(actor, attachment) -> bool:
    """It is the actor's own."""
    known = actor.person is not None or actor.household is not None
    return known and pseudonym(actor.name_for_journal) == attachment.pseudonym


register(
    Verb(
        "documents.open_attachment",
        _("Open a file"),
        _("A file was opened"),
        is_public | added_it | WORKS_HERE,
        _("Only who added this file and those who work on the matter may open it."),
    )
)
