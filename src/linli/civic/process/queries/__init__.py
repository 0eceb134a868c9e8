"""Reads about runs: where they stand, what they wait for, what may be objected to."""

from linli.civic.process.queries.desk import Waiting, duties_waiting, waiting
from linli.civic.process.queries.gates import GateState, gate_states, gather_facts, once
from linli.civic.process.queries.guard import stage_guard
from linli.civic.process.queries.halts import halt_told, halt_verdict
from linli.civic.process.queries.publicity import (
    notices_at,
    objections_of,
    open_objections,
    open_to_objection,
    standing_notice,
)
from linli.civic.process.queries.runs import (
    communities_at_work,
    editions_for,
    estates_of,
    inner_runs,
    named_estates,
    open_runs_for,
    reading_once,
    run_with_edition,
    runs_at,
    standing_passage,
    steps,
)

__all__ = [
    "GateState",
    "Waiting",
    "communities_at_work",
    "duties_waiting",
    "editions_for",
    "estates_of",
    "gate_states",
    "gather_facts",
    "halt_told",
    "halt_verdict",
    "inner_runs",
    "named_estates",
    "notices_at",
    "objections_of",
    "once",
    "open_objections",
    "open_runs_for",
    "open_to_objection",
    "reading_once",
    "run_with_edition",
    "runs_at",
    "stage_guard",
    "standing_notice",
    "standing_passage",
    "steps",
    "waiting",
]
