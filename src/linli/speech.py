"""The language of the terminal, for what is said without Django."""

from __future__ import annotations

import gettext
import os
from collections.abc import Callable
from pathlib import Path

TREE = Path(__file__).parent
NAMED_BY = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def is_chinese() -> bool:
    """Whether the terminal is set to Chinese."""
    said = next((value for name in NAMED_BY if (value := os.environ.get(name))), "")
    return said.lower().startswith("zh")


def chinese(part: str = "") -> Callable[[str], str]:
    """Tells messages in Chinese, from the compiled catalogues of every app or of one part of the tree."""
    catalogues = gettext.NullTranslations()
    for compiled in sorted((TREE / part).glob("**/locale/zh_Hans/LC_MESSAGES/*.mo")):
        with compiled.open("rb") as file:
            catalogues.add_fallback(gettext.GNUTranslations(file))
    return catalogues.gettext


def of_terminal() -> Callable[[str], str]:
    """Tells messages in the language of the terminal."""
    return chinese() if is_chinese() else str
