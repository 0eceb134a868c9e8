"""Who gives and ends mandates."""

import rules

from linli.civic.mandates.rules import GIVES, may_give
from linli.kernel.sentence import mark as _
from linli.platform.permits import Verb, holds, register


@rules.predicate
def gives_this(actor, subject) -> bool:
    """The actor holds, at the place or above it, a capacity that gives the one in question (any, where none is named)."""
    wanted = getattr(subject, "capacity", None)
    held = [giver for giver in GIVES if actor.holds((giver,), getattr(subject, "place", None))]
    return bool(held) if wanted is None else may_give(held, wanted)


WHO = _(
    "Mandates are given by the community for its own volunteers and groups, by the street office for the community, and "
    "by the security administrator for offices."
)

register(
    Verb("mandates.give", _("Give a mandate"), _("A mandate was given"), gives_this, WHO),
    Verb("mandates.end", _("End a mandate"), _("A mandate was ended"), gives_this, WHO),
    Verb(
        "mandates.see",
        _("See who holds mandates by name"),
        _("Mandates were looked up"),
        gives_this | holds("auditor", "audit_administrator"),
    ),
)
