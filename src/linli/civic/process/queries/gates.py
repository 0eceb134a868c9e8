"""What a run's open stage asks before it may close, and how each question stands."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from linli.civic.process.models import Run
from linli.civic.process.queries.halts import halt_verdict
from linli.civic.process.queries.vocabulary import fact_functions, vocabulary
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Verdict


@dataclass(frozen=True)
class GateState:
    """One gate of an open stage: the question, the answer with its figures, and the verbs that bring it nearer."""

    question: Sentence
    verdict: Verdict
    moved_by: tuple[str, ...] = ()

    def to_data(self) -> dict[str, Any]:
        return {
            "question": self.question.to_data(),
            "passed": self.verdict.passed,
            "because": self.verdict.because.to_data(),
        }


def gather_facts(run: Run, names: Collection[str]) -> dict[str, Any]:
    """The named facts of a run, each asked once; what several of them rest on is read `once`."""
    functions = fact_functions()
    run.__dict__[_READ] = {}
    try:
        return {name: functions[name](run) for name in sorted(set(names))}
    finally:
        del run.__dict__[_READ]


def once(run: Run, read: Callable[[Run], Any]) -> Any:
    """What a function reads of a run: within one gathering of facts it is asked the first time only."""
    known = run.__dict__.get(_READ)
    if known is None:
        return read(run)
    if read not in known:
        known[read] = read(run)
    return known[read]


_READ = "_read_for_facts"


def gate_states(run: Run) -> list[GateState]:
    """Every gate of the run's open stage, judged now; before them all the halt that keeps it shut, while one stands."""
    words, gates = vocabulary(), run.stage.passes_when
    facts = gather_facts(run, [name for gate in gates for name in words.facts_for(gate)])
    halted = [_no_halt(halt_verdict(run))] if run.halt_id else []
    return halted + [
        GateState(words.question(gate), words.judge(gate, facts), words.gate_kinds[gate.kind].moved_by)
        for gate in gates
    ]


def _no_halt(verdict: Verdict) -> GateState:
    return GateState(say("Does no halt stand?"), verdict, ("process.lift_halt",))
