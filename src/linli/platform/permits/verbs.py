"""The register of verbs, and the one place where an act is permitted or refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import rules
from django.conf import settings
from django.utils.module_loading import import_string

from linli.kernel.sentence import mark as _
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, Verdict


@dataclass(frozen=True)
class Verb:
    """One thing that people do here, `app.action`.

    `title` names the act for a button or a desk (“Pledge”); `told` tells it done, for a timeline (“A household pledged”);
    `may` is the predicate over actor and subject; `refusal` says who may, when somebody else tries.
    """

    key: str
    title: str
    told: str
    may: rules.Predicate
    refusal: str = _("Your role here does not include this. The community office can tell you who may do it.")


_VERBS: dict[str, Verb] = {}


def register(*verbs: Verb) -> None:
    """Make verbs known; each key once."""
    for each in verbs:
        if each.key in _VERBS:
            raise ValueError(f"the verb {each.key} is registered twice")
        _VERBS[each.key] = each
        rules.add_perm(each.key, each.may)


def verb(key: str) -> Verb:
    """The registered verb of this key; KeyError where there is none."""
    return _VERBS[key]


def registered() -> frozenset[str]:
    """The keys of all verbs."""
    return frozenset(_VERBS)


def allowed(by, key: str, subject) -> Verdict:
    """Whether this actor may do this to this subject now, and if not, why."""
    act = _VERBS[key]
    if not rules.has_perm(key, by, subject):
        return Verdict(False, say(act.refusal))
    return _stage_guard()(by, key, subject)


def permit(by, key: str, subject) -> None:
    """Let the act go on, or raise its Refusal."""
    verdict = allowed(by, key, subject)
    if not verdict:
        raise Refusal(verdict.because)


@cache
def _stage_guard() -> Callable[..., Verdict]:
    return import_string(settings.LINLI_STAGE_GUARD)
