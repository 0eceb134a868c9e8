"""Every message that the source marks for translation, with the place where it stands."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from tests.architecture.tree import dotted, nodes, python_files, templates

PLAIN = {"_", "say", "mark", "gettext", "gettext_lazy", "gettext_noop"}
PLURAL = {"ngettext", "ngettext_lazy"}
WITH_CONTEXT = {"pgettext", "pgettext_lazy"}

_TEXT = r"u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
_IN_TEMPLATE = re.compile(rf"\b(?:gettext|_)\({_TEXT}\)|\bngettext\({_TEXT}, {_TEXT}")

Place = tuple[Path, int]


def in_python() -> Iterator[tuple[str, Place]]:
    """Messages in calls of `say`, `_` and Django's functions."""
    for path in python_files():
        for call in nodes(ast.Call, path):
            for message in _marked(call):
                yield message, (path, call.lineno)


def in_templates() -> Iterator[tuple[str, Place]]:
    """Messages in `translate` and `blocktranslate` tags."""
    for path in templates():
        said = templatize(path.read_text(), origin=str(path))
        for found in _IN_TEMPLATE.finditer(said):
            line = said.count("\n", 0, found.start()) + 1
            for text in filter(None, found.groups()):
                yield ast.literal_eval(text), (path, line)


def built_while_running() -> Iterator[Place]:
    """Marked calls whose message no catalogue can hold: f-strings, sums, choices made inside the call."""
    for path in python_files():
        for call in nodes(ast.Call, path):
            if dotted(call.func).rpartition(".")[2] in PLAIN | PLURAL and any(
                isinstance(part, ast.JoinedStr | ast.BinOp | ast.IfExp) for part in call.args[:1]
            ):
                yield path, call.lineno


def _marked(call: ast.Call) -> list[str]:
    function = dotted(call.func).rpartition(".")[2]
    if function in PLAIN:
        parts = call.args[:1]
    elif function in PLURAL:
        parts = call.args[:2]
    elif function in WITH_CONTEXT:
        parts = call.args[1:2]
    else:
        parts = []
    return [
        part.value
        for part in parts
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value
    ]
