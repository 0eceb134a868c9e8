"""The verbs of process."""

from linli.civic.process.actions.editions import publish_edition, ship_editions
from linli.civic.process.actions.halts import halt_stage, lift_halt
from linli.civic.process.actions.notices import publish_notice, withdraw_notice
from linli.civic.process.actions.objections import answer_objection, decide_objection, raise_objection
from linli.civic.process.actions.runs import name_estates, open_inner_run, open_run
from linli.civic.process.actions.stages import close_stage, override_gate, send_back, stop_run

__all__ = [
    "answer_objection",
    "close_stage",
    "decide_objection",
    "halt_stage",
    "lift_halt",
    "name_estates",
    "open_inner_run",
    "open_run",
    "override_gate",
    "publish_edition",
    "publish_notice",
    "raise_objection",
    "send_back",
    "ship_editions",
    "stop_run",
    "withdraw_notice",
]
