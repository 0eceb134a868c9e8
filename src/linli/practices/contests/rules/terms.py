"""The numbers of a playbook that the rules of a contest fix for the match."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linli.kernel.playbook import Parameter, Playbook
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal

MATCH_TERMS = (
    "match_step_fen",
    "match_first_rate",
    "match_further_rate",
    "match_extra_share",
    "match_cap_fen",
    "match_ceiling_fen",
    "floor_share",
    "paid_least_fen",
)


def terms_in(playbook: Playbook) -> tuple[Parameter, ...]:
    """The parameters of a playbook that are terms of the match, in its order."""
    return tuple(one for one in playbook.parameters if one.code in MATCH_TERMS)


def checked_terms(playbook: Playbook, terms: Mapping[str, Any]) -> dict[str, Any]:
    """Every term: as given, else as the run has it; raises Refusal naming the field for one that is out of bounds."""
    known = {one.code: one for one in terms_in(playbook)}
    for code in terms:
        if code not in known:
            raise Refusal(say("The method has no term %(code)s.", code=code), code)
    return {code: one.checked(terms.get(code, one.default)) for code, one in known.items()}
