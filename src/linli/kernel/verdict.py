"""How the platform says yes, no, and why."""

from __future__ import annotations

from dataclasses import dataclass

from linli.kernel.sentence import Sentence


@dataclass(frozen=True)
class Verdict:
    """The answer of a rule with its reason, which goes to the screen, the journal and the minutes."""

    passed: bool
    because: Sentence

    def __bool__(self) -> bool:
        return self.passed


class Refusal(Exception):
    """An act that may not be done, said in a sentence that a resident understands.

    `field` names the input that has to be mended, where it is one.
    """

    def __init__(self, because: Sentence, field: str | None = None):
        super().__init__(because)
        self.because = because
        self.field = field

    def __str__(self) -> str:
        return str(self.because)


def refuse_if(because: Verdict | Sentence | None, field: str | None = None) -> None:
    """Raise a Refusal for a failed verdict or for any sentence; None and a passed verdict let the act go on."""
    if because is None or (isinstance(because, Verdict) and because.passed):
        return
    raise Refusal(because.because if isinstance(because, Verdict) else because, field)


def filled(text: str, otherwise: Sentence, field: str | None = None) -> str:
    """What was written, without the blanks around it; raises a Refusal with `otherwise` where that is nothing."""
    written = text.strip()
    if not written:
        raise Refusal(otherwise, field)
    return written
