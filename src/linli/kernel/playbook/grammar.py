"""The grammar of a method: a playbook is frozen data that reads like the method itself.

No lambda, no inheritance, no `if`: so a playbook goes to YAML and back without loss, a community can keep its own
edition, and a run can pin the edition that it began with. Nothing is judged or refused while a playbook is being
written down; `check.faults` tells everything that is wrong with one.

Titles and purposes are messages in English, marked with `_` for the catalogues; a community's own edition holds
its own words, which no catalogue knows and which are therefore shown as they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from linli.kernel.playbook.parameters import Param, Parameter, Value, bound_values

CLOSE = "close"
"""What `Stage.otherwise` says when failing its gates ends the run."""


@dataclass(frozen=True)
class Duty:
    """What the holders of one role may and should do while a stage is open."""

    role: str
    verbs: tuple[str, ...]


@dataclass(frozen=True)
class Gate:
    """A condition named by its kind; what it asks and how it judges is told by the vocabulary's GateKind."""

    kind: str
    args: Mapping[str, Value | Param] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Stage:
    """One stage of a method.

    `lasts`: days, or None where the method sets no time. `leaves`: codes of evidence. `otherwise`: where a run
    goes whose gates failed: None for the stage before, the code of an earlier stage, or "close".
    `inner`: code of the playbook that refines this stage by a run of its own.
    """

    code: str
    title: str
    purpose: str = ""
    duties: tuple[Duty, ...] = ()
    lasts: int | Param | None = None
    leaves: tuple[str, ...] = ()
    passes_when: tuple[Gate, ...] = ()
    otherwise: str | None = None
    inner: str | None = None

    def verbs(self) -> frozenset[str]:
        """Every verb that somebody may use in this stage."""
        return frozenset(verb for duty in self.duties for verb in duty.verbs)


@dataclass(frozen=True)
class Playbook:
    """A method in one edition. Published editions never change; `refines` is "playbook:stage" of the outer one."""

    code: str
    edition: str
    title: str
    purpose: str
    stages: tuple[Stage, ...]
    parameters: tuple[Parameter, ...] = ()
    refines: str | None = None
    source: str = ""

    def stage(self, code: str) -> Stage:
        """The stage of that code; KeyError where there is none."""
        for stage in self.stages:
            if stage.code == code:
                return stage
        raise KeyError(code)

    def stage_before(self, code: str) -> Stage | None:
        """The stage before, None for the first."""
        place = self.place_of(code)
        return self.stages[place - 1] if place else None

    def stage_after(self, code: str) -> Stage | None:
        """The stage after, None for the last."""
        place = self.place_of(code) + 1
        return self.stages[place] if place < len(self.stages) else None

    def stage_on_failure(self, code: str) -> Stage | None:
        """Where a run goes when this stage's gates fail; None: it closes. The first stage is begun again."""
        otherwise = self.stage(code).otherwise
        if otherwise == CLOSE:
            return None
        return self.stage(otherwise) if otherwise else self.stage_before(code) or self.stage(code)

    def place_of(self, code: str) -> int:
        """The place of a stage, counted from 0."""
        return self.stages.index(self.stage(code))

    def verbs(self) -> frozenset[str]:
        """Every verb that the playbook names: the stage guard watches over exactly these."""
        return frozenset().union(*(stage.verbs() for stage in self.stages))

    def duties_of(self, stage: str, verb: str) -> tuple[Duty, ...]:
        """The duties of a stage that name the verb; their roles are who may do it. Empty: nobody now."""
        return tuple(duty for duty in self.stage(stage).duties if verb in duty.verbs)

    def roles_for(self, stage: str, verb: str) -> frozenset[str]:
        """The roles that may use the verb while the stage is open."""
        return frozenset(duty.role for duty in self.duties_of(stage, verb))

    def parameter(self, code: str) -> Parameter:
        """The parameter of that code; KeyError where there is none."""
        for parameter in self.parameters:
            if parameter.code == code:
                return parameter
        raise KeyError(code)

    def value(self, code: str) -> Value:
        """The value of a parameter: its default, or in a bound playbook what it was bound to."""
        return self.parameter(code).default

    def values(self) -> dict[str, Value]:
        """All parameters by code, as `value` tells them."""
        return {parameter.code: parameter.default for parameter in self.parameters}

    def bound(self, values: Mapping[str, Any] | None = None) -> Playbook:
        """The playbook with every Param replaced: by `values`, else by the default.

        Raises Refusal, whose `field` is the parameter, for a value that is unknown, unreadable or out of bounds.
        """
        chosen = bound_values(self.parameters, values or {})
        return replace(
            self,
            stages=tuple(_bound_stage(stage, chosen) for stage in self.stages),
            parameters=tuple(replace(one, default=chosen[one.code]) for one in self.parameters),
        )


def _bound_stage(stage: Stage, chosen: Mapping[str, Value]) -> Stage:
    return replace(
        stage,
        lasts=_bound(stage.lasts, chosen),
        passes_when=tuple(
            Gate(gate.kind, {name: _bound(value, chosen) for name, value in gate.args.items()})
            for gate in stage.passes_when
        ),
    )


def _bound(value: Any, chosen: Mapping[str, Value]) -> Any:
    return chosen[value.code] if isinstance(value, Param) else value
