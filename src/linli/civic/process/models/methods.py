"""The methods that this installation knows: the words that playbooks may use, and the editions that ship with it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

from django.conf import settings
from django.utils.module_loading import import_string

from linli.kernel.playbook import Playbook, Vocabulary
from linli.kernel.playbook.yaml import from_yaml


@cache
def vocabulary() -> Vocabulary:
    """The words that playbooks may use here."""
    return import_string(settings.LINLI_VOCABULARY)


@cache
def shipped_editions() -> tuple[Playbook, ...]:
    """The playbook editions that ship with the platform."""
    return tuple(import_string(settings.LINLI_EDITIONS))


@lru_cache(maxsize=256)
def playbook_of(text: str) -> Playbook:
    """The playbook that an edition's YAML text says; parsed once a process, since editions never change.

    It was checked when it was published: a verb that has been renamed since must not make it unreadable.
    """
    return from_yaml(text, replace(vocabulary(), verbs=None, facts=None))
