"""Reads about halts."""

from __future__ import annotations

from linli.civic.process.models import Run
from linli.kernel.sentence import Sentence, on_day, say
from linli.kernel.verdict import Verdict


def halt_told(run: Run) -> Sentence:
    """What is said to whoever would act in a halted stage (1 query, where the run's halt was not read with it)."""
    return say(
        "The supervisory committee halted this stage on %(day)s: %(reason)s", day=on_day(run.halt.halted_on),
        reason=run.halt.reason,
    )  # fmt: skip


def halt_verdict(run: Run) -> Verdict:
    """Whether no halt stands over the run."""
    return Verdict(False, halt_told(run)) if run.halt_id else Verdict(True, say("No halt stands here."))
