"""What the installed parts bring to playbooks: gates, roles, evidence, facts, and the editions that ship with the platform."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from linli.civic.process.models.methods import shipped_editions, vocabulary
from linli.kernel.playbook import Vocabulary
from linli.platform.permits.verbs import registered

__all__ = ["fact_functions", "installed_vocabulary", "shipped_editions", "vocabulary"]


def installed_vocabulary() -> Vocabulary:
    """The words of playbooks with the verbs and facts that installed practices really bring."""
    return replace(vocabulary(), verbs=registered(), facts=frozenset(fact_functions()))


@cache
def fact_functions() -> Mapping[str, Callable[[Any], Any]]:
    """Every fact of every installed app by its name: a function of a run."""
    functions: dict[str, Callable[[Any], Any]] = {}
    for config in apps.get_app_configs():
        if config.name.startswith("linli.") and find_spec(f"{config.name}.facts"):
            functions.update(import_module(f"{config.name}.facts").FACTS)
    return functions
