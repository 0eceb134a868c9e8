"""Pure rules of process."""

from __future__ import annotations

from functools import lru_cache

from linli.kernel.playbook import Playbook
from linli.kernel.playbook.yaml import from_yaml


@lru_cache(maxsize=256)
def playbook_of(text: str) -> Playbook:
    """The playbook that an edition's YAML text says; parsed once a process, since editions never change."""
    return from_yaml(text)
