"""Who may do what: each verb of the platform is registered once, with the words for it and the predicate that allows it.

Permission is mandate *and* open stage. The mandate part is a predicate (library `rules`) over an actor and a subject;
the stage part is a guard that the process app gives through the setting `LINLI_STAGE_GUARD`. No role bypasses it.
"""

from linli.platform.permits.predicates import acts_for_household, anyone, holds, holds_anywhere, signed_in
from linli.platform.permits.verbs import Verb, allowed, permit, register, verb

__all__ = [
    "Verb",
    "acts_for_household",
    "allowed",
    "anyone",
    "holds",
    "holds_anywhere",
    "permit",
    "register",
    "signed_in",
    "verb",
]
