"""Reads YAML nodes into plain values, remembering the line of each and gathering every fault on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import yaml

from linli.kernel.playbook.check import Path
from linli.kernel.sentence import Sentence, say

T = TypeVar("T")

_WHOLE = re.compile(r"[+-]?\d{1,15}", re.ASCII)
_TAG = "tag:yaml.org,2002:"


class Nodes:
    """What was read so far: `faults` are (path, line, sentence); reading goes on after a fault."""

    def __init__(self) -> None:
        self.faults: list[tuple[Path, int, Sentence]] = []
        self._lines: dict[Path, int] = {(): 1}

    def fault(self, path: Path, sentence: Sentence) -> None:
        """Note what is wrong at a path."""
        self.faults.append((path, self.line_of(path), sentence))

    def line_of(self, path: Path) -> int:
        """The line of the part at this path, or of the nearest part around it."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def mapping(self, node: yaml.Node, path: Path, keys: Mapping[str, bool] | None) -> dict[str, yaml.Node]:
        """The parts of a mapping. `keys` says which there are and whether each must be there; None: any."""
        if not isinstance(node, yaml.MappingNode):
            self.fault(path, say("Names with values are needed here, such as “code: …”."))
            return {}
        parts: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            here = (*path, key)
            repeated = key in parts
            self._lines[here] = key_node.start_mark.line + 1
            if keys is not None and key not in keys:
                self.fault(
                    here,
                    say("“%(key)s” is not known here; known: %(known)s.", key=key, known=", ".join(keys)),
                )
            elif repeated:
                self.fault(here, say("“%(key)s” stands here twice.", key=key))
            elif value.tag != f"{_TAG}null":
                parts[key] = value
        for key in (key for key, needed in (keys or {}).items() if needed and key not in parts):
            self.faults.append(
                ((*path, key), self.line_of((*path, key)), say("“%(key)s” is missing.", key=key))
            )
        return parts

    def each(self, node: yaml.Node, path: Path, read: Callable[[Nodes, yaml.Node, Path], T]) -> tuple[T, ...]:
        """Every item of a list, read by `read`."""
        if not isinstance(node, yaml.SequenceNode):
            self.fault(path, say("A list is needed here, each item after “- ”."))
            return ()
        items = []
        for place, item in enumerate(node.value):
            self._lines[(*path, place)] = item.start_mark.line + 1
            items.append(read(self, item, (*path, place)))
        return tuple(items)

    def text(self, node: yaml.Node, path: Path) -> str:
        """A text; a number is taken as it is written, so that an edition 2026.1 needs no quotes."""
        if isinstance(node, yaml.ScalarNode):
            return node.value
        self.fault(path, say("A text is needed here."))
        return ""

    def value(self, node: yaml.Node, path: Path) -> int | str:
        """A whole number, or a text such as 1/2."""
        if isinstance(node, yaml.ScalarNode):
            if node.tag == f"{_TAG}int" and _WHOLE.fullmatch(node.value):
                return int(node.value)
            if node.tag in (f"{_TAG}str", f"{_TAG}float", f"{_TAG}int"):
                return node.value
        self.fault(path, say("A whole number or a share such as 1/2 is needed here."))
        return 0

    def text_in(self, parts: Mapping[str, yaml.Node], key: str, path: Path, default: Any = "") -> Any:
        """The text under a key, or the default."""
        return self.text(parts[key], (*path, key)) if key in parts else default

    def value_in(self, parts: Mapping[str, yaml.Node], key: str, path: Path, default: Any) -> Any:
        """The value under a key, or the default."""
        return self.value(parts[key], (*path, key)) if key in parts else default

    def each_in(
        self,
        parts: Mapping[str, yaml.Node],
        key: str,
        path: Path,
        read: Callable[[Nodes, yaml.Node, Path], T],
    ) -> tuple[T, ...]:
        """Every item of the list under a key; none where the key is missing."""
        return self.each(parts[key], (*path, key), read) if key in parts else ()
