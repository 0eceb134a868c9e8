"""The words that a playbook may use: roles, evidence, gates, and the verbs and facts that practices bring."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from linli.kernel.playbook.grammar import Gate
from linli.kernel.playbook.parameters import Param, Value, said_value
from linli.kernel.sentence import Sentence
from linli.kernel.verdict import Verdict


@dataclass(frozen=True)
class Role:
    """A capacity in which somebody acts; the code equals that of the mandate."""

    code: str
    title: str


@dataclass(frozen=True)
class Evidence:
    """What a stage leaves behind: a list, a notice, an agreement."""

    code: str
    title: str


@dataclass(frozen=True)
class GateKind:
    """A kind of gate: the question that it asks, the facts that it needs, and the pure rule that answers.

    `args` gives each argument's unit (see parameters.UNITS). `judge(facts, args)` gets the named facts and the
    bound arguments and answers with a Verdict whose sentence bears the figures. `moved_by` names the verbs that bring
    it nearer: whose duty they are in the open stage can move it on; none where only time does.
    """

    code: str
    question: str
    facts: tuple[str, ...]
    judge: Callable[[Mapping[str, Any], Mapping[str, Value]], Verdict]
    args: Mapping[str, str] = field(default_factory=dict, hash=False)
    moved_by: tuple[str, ...] = ()

    def __call__(self, **args: Value | Param) -> Gate:
        """A gate of this kind: `forms_from(share=Param("forms_share"))`; TypeError for other arguments."""
        if args.keys() != self.args.keys():
            raise TypeError(f"{self.code} takes {sorted(self.args)}, not {sorted(args)}")
        return Gate(self.code, args)

    def asked(self, args: Mapping[str, Value]) -> Sentence:
        """The question with its arguments in words."""
        return Sentence(
            self.question,
            {name: said_value(unit, args[name]) for name, unit in self.args.items() if name in args},
        )


def _by_code(things: Iterable[Any]) -> dict[str, Any]:
    return {thing.code: thing for thing in things}


@dataclass(frozen=True)
class Vocabulary:
    """Everything a playbook may name. `verbs` or `facts` None: not known here, so not checked here."""

    gate_kinds: Mapping[str, GateKind]
    roles: Mapping[str, Role]
    evidence: Mapping[str, Evidence]
    verbs: frozenset[str] | None = None
    facts: frozenset[str] | None = None

    @classmethod
    def of(
        cls,
        *,
        gate_kinds: Iterable[GateKind],
        roles: Iterable[Role],
        evidence: Iterable[Evidence],
        verbs: Iterable[str] | None = None,
        facts: Iterable[str] | None = None,
    ) -> Vocabulary:
        """A vocabulary from lists."""
        return cls(
            _by_code(gate_kinds),
            _by_code(roles),
            _by_code(evidence),
            None if verbs is None else frozenset(verbs),
            None if facts is None else frozenset(facts),
        )

    def question(self, gate: Gate) -> Sentence:
        """What a bound gate asks."""
        return self.gate_kinds[gate.kind].asked(gate.args)

    def facts_for(self, gate: Gate) -> tuple[str, ...]:
        """The names of the facts that the gate needs."""
        return self.gate_kinds[gate.kind].facts

    def judge(self, gate: Gate, facts: Mapping[str, Any]) -> Verdict:
        """The answer of a bound gate over these facts."""
        return self.gate_kinds[gate.kind].judge(facts, gate.args)
