"""A playbook as a YAML file that a community can read, keep and change.

`from_yaml(to_yaml(playbook), vocabulary) == playbook`, exactly. What is wrong with a file is told all at once,
each fault with its line.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml

from linli.kernel.playbook.check import Path, located_faults
from linli.kernel.playbook.grammar import Duty, Gate, Playbook, Stage
from linli.kernel.playbook.nodes import Nodes
from linli.kernel.playbook.parameters import Param, Parameter, Value
from linli.kernel.playbook.vocabulary import Vocabulary
from linli.kernel.sentence import Sentence, say

FORMAT = 1
LONGEST_TEXT = 200_000
"""Characters; the longest method of our own has a tenth of it."""

_PLAYBOOK = {
    "linli_playbook": True,
    "code": True,
    "edition": True,
    "title": True,
    "purpose": False,
    "refines": False,
    "source": False,
    "parameters": False,
    "stages": True,
}
_PARAMETER = {"code": True, "title": True, "default": True, "unit": True, "least": False, "most": False}
_STAGE = {
    "code": True,
    "title": True,
    "purpose": False,
    "duties": False,
    "lasts": False,
    "leaves": False,
    "passes_when": False,
    "otherwise": False,
    "inner": False,
}
_DUTY = {"role": True, "verbs": True}
_GATE = {"kind": True, "args": False}
_PARAM = {"param": True}


class Faults(Exception):
    """What is wrong with a file: pairs of line (from 1) and sentence, in the order of the lines."""

    def __init__(self, faults: list[tuple[int, Sentence]]):
        self.faults = tuple(sorted(faults, key=lambda fault: fault[0]))
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(f"{line}: {sentence}" for line, sentence in self.faults)


def to_yaml(playbook: Playbook) -> str:
    """The playbook as YAML; empty parts are left out."""
    document = {"linli_playbook": FORMAT} | _written(
        code=playbook.code,
        edition=playbook.edition,
        title=playbook.title,
        purpose=playbook.purpose,
        refines=playbook.refines,
        source=playbook.source,
        parameters=[_written(**vars(parameter)) for parameter in playbook.parameters],
        stages=[_written_stage(stage) for stage in playbook.stages],
    )
    return yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=100)


def from_yaml(text: str, vocabulary: Vocabulary) -> Playbook:
    """The playbook in this text, which uses only words of the vocabulary; raises Faults."""
    nodes = Nodes()
    root = _composed(text)
    playbook = _playbook(nodes, root)
    told = {path for path, _line, _sentence in nodes.faults}
    faults = [(line, sentence) for _path, line, sentence in nodes.faults]
    faults += [
        (nodes.line_of(path), sentence)
        for path, sentence in located_faults(playbook, vocabulary)
        if not any(path[:length] in told for length in range(len(path) + 1))
    ]
    if faults:
        raise Faults(faults)
    return playbook


def _composed(text: str) -> yaml.Node:
    if len(text) > LONGEST_TEXT:
        raise Faults([(1, say("The file is too long for a method."))])
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line = mark.line + 1 if mark else 1
        raise Faults([(line, say("This is not YAML: %(why)s.", why=str(problem.problem)))]) from None
    except (yaml.YAMLError, RecursionError) as problem:
        raise Faults([(1, say("This is not YAML: %(why)s.", why=type(problem).__name__))]) from None
    if root is None:
        raise Faults([(1, say("The file is empty."))])
    return root


# Writing


def _written(**parts: Any) -> dict[str, Any]:
    return {key: value for key, value in parts.items() if value not in (None, "", [], {})}


def _written_stage(stage: Stage) -> dict[str, Any]:
    return _written(
        code=stage.code,
        title=stage.title,
        purpose=stage.purpose,
        duties=[{"role": duty.role, "verbs": list(duty.verbs)} for duty in stage.duties],
        lasts=_written_value(stage.lasts),
        leaves=list(stage.leaves),
        passes_when=[_written_gate(gate) for gate in stage.passes_when],
        otherwise=stage.otherwise,
        inner=stage.inner,
    )


def _written_gate(gate: Gate) -> dict[str, Any]:
    return _written(kind=gate.kind, args={name: _written_value(value) for name, value in gate.args.items()})


def _written_value(value: Value | Param | None) -> Any:
    return {"param": value.code} if isinstance(value, Param) else value


# Reading


def _playbook(nodes: Nodes, root: yaml.Node) -> Playbook:
    parts = nodes.mapping(root, (), _PLAYBOOK)
    if "linli_playbook" in parts and nodes.value(parts["linli_playbook"], ("linli_playbook",)) != FORMAT:
        nodes.fault(("linli_playbook",), say("A file of this format begins with linli_playbook: 1."))
    return Playbook(
        code=nodes.text_in(parts, "code", ()),
        edition=nodes.text_in(parts, "edition", ()),
        title=nodes.text_in(parts, "title", ()),
        purpose=nodes.text_in(parts, "purpose", ()),
        stages=nodes.each_in(parts, "stages", (), _stage),
        parameters=nodes.each_in(parts, "parameters", (), _parameter),
        refines=nodes.text_in(parts, "refines", (), None),
        source=nodes.text_in(parts, "source", ()),
    )


def _parameter(nodes: Nodes, node: yaml.Node, path: Path) -> Parameter:
    parts = nodes.mapping(node, path, _PARAMETER)
    return Parameter(
        code=nodes.text_in(parts, "code", path),
        title=nodes.text_in(parts, "title", path),
        default=nodes.value_in(parts, "default", path, 0),
        unit=nodes.text_in(parts, "unit", path),
        least=nodes.value_in(parts, "least", path, None),
        most=nodes.value_in(parts, "most", path, None),
    )


def _stage(nodes: Nodes, node: yaml.Node, path: Path) -> Stage:
    parts = nodes.mapping(node, path, _STAGE)
    lasts = parts.get("lasts")
    return Stage(
        code=nodes.text_in(parts, "code", path),
        title=nodes.text_in(parts, "title", path),
        purpose=nodes.text_in(parts, "purpose", path),
        duties=nodes.each_in(parts, "duties", path, _duty),
        lasts=None if lasts is None else _value_or_param(nodes, lasts, (*path, "lasts")),
        leaves=nodes.each_in(parts, "leaves", path, Nodes.text),
        passes_when=nodes.each_in(parts, "passes_when", path, _gate),
        otherwise=nodes.text_in(parts, "otherwise", path, None),
        inner=nodes.text_in(parts, "inner", path, None),
    )


def _duty(nodes: Nodes, node: yaml.Node, path: Path) -> Duty:
    parts = nodes.mapping(node, path, _DUTY)
    return Duty(
        role=nodes.text_in(parts, "role", path),
        verbs=nodes.each_in(parts, "verbs", path, Nodes.text),
    )


def _gate(nodes: Nodes, node: yaml.Node, path: Path) -> Gate:
    parts = nodes.mapping(node, path, _GATE)
    if "args" not in parts:
        return Gate(nodes.text_in(parts, "kind", path))
    args: Mapping[str, yaml.Node] = nodes.mapping(parts["args"], (*path, "args"), None)
    return Gate(
        kind=nodes.text_in(parts, "kind", path),
        args={name: _value_or_param(nodes, value, (*path, "args", name)) for name, value in args.items()},
    )


def _value_or_param(nodes: Nodes, node: yaml.Node, path: Path) -> Any:
    if isinstance(node, yaml.MappingNode):
        return Param(nodes.text_in(nodes.mapping(node, path, _PARAM), "param", path))
    return nodes.value(node, path)
