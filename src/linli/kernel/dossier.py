"""The file from which anybody recounts a decision: what went in, by which rule, what came out.

A dossier is one JSON document with its own digest:
`{"linli_dossier": 1, "kind": …, "rule": {"name", "version", "source"}, "inputs": …, "outcome": …, "digest": …}`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from linli.kernel.canonical import canonical, digest, plain
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal

FORMAT = 1
_RULE = ("name", "version", "source")
_PARTS = ("kind", "rule", "inputs", "outcome")


@dataclass(frozen=True)
class Dossier:
    """What was decided by calculation. `kind` names who can recount it; `rule` has name, version and source."""

    kind: str
    rule: Mapping[str, str] = field(hash=False)
    inputs: Any = field(hash=False)
    outcome: Any = field(hash=False)

    def __post_init__(self) -> None:
        if set(self.rule) != set(_RULE):
            raise ValueError("a rule has a name, a version and a source")
        for part in ("rule", "inputs", "outcome"):
            object.__setattr__(self, part, plain(getattr(self, part), part))

    def body(self) -> dict[str, Any]:
        """Everything but the digest."""
        return {"linli_dossier": FORMAT} | {part: getattr(self, part) for part in _PARTS}

    @property
    def digest(self) -> str:
        """The digest over the body."""
        return digest(self.body())

    def to_json(self) -> str:
        """The document in canonical form; `read` reads it back."""
        return canonical(self.body() | {"digest": self.digest}).decode()


@dataclass(frozen=True)
class Recounting:
    """What recounting found: the same outcome, or where the two differ."""

    differences: tuple[Sentence, ...]

    @property
    def same(self) -> bool:
        return not self.differences


def read(text: str | bytes) -> Dossier:
    """The dossier in this text; raises Refusal for what is no dossier or does not bear its own digest."""
    document = _parsed(text)
    if not isinstance(document, dict) or "linli_dossier" not in document:
        raise Refusal(say("This file is not a Linli dossier."))
    if document["linli_dossier"] != FORMAT:
        raise Refusal(
            say("This dossier has format %(format)s, not 1.", format=str(document["linli_dossier"]))
        )
    missing = [part for part in (*_PARTS, "digest") if part not in document]
    if missing:
        raise Refusal(say("The dossier lacks: %(parts)s.", parts=", ".join(missing)))
    if unknown := document.keys() - {"linli_dossier", *_PARTS, "digest"}:
        raise Refusal(say("The dossier has unknown parts: %(parts)s.", parts=", ".join(sorted(unknown))))
    try:
        dossier = Dossier(**{part: document[part] for part in _PARTS})
        found = dossier.digest
    except (TypeError, ValueError, AttributeError) as problem:
        raise Refusal(say("The dossier is not well formed: %(why)s.", why=str(problem))) from None
    if found != document["digest"]:
        raise Refusal(
            say(
                "The file has been changed since it was written: it says %(said)s and counts to %(found)s.",
                said=str(document["digest"]),
                found=found,
            )
        )
    return dossier


def recount(dossier: Dossier, compute: Callable[[Any], Any]) -> Recounting:
    """Compute the outcome again from the inputs alone and tell, by JSON path, where it differs."""
    try:
        found = plain(compute(dossier.inputs))
    except Refusal as refusal:
        return Recounting((refusal.because,))
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as problem:
        why = f"{type(problem).__name__}: {problem}"
        return Recounting((say("The rule can't count these inputs (%(why)s).", why=why),))
    return Recounting(tuple(_differences("outcome", dossier.outcome, found)))


def _parsed(text: str | bytes) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_without_repeats)
    except (ValueError, RecursionError):
        raise Refusal(say("This file is not JSON that can be read.")) from None


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys are told once each: two readers must never see two files."""
    if len(found := dict(pairs)) != len(pairs):
        raise ValueError("a key is repeated")
    return found


def _differences(path: str, kept: Any, found: Any) -> Iterator[Sentence]:
    if isinstance(kept, dict) and isinstance(found, dict):
        for key in sorted(kept.keys() | found.keys()):
            yield from _compared(f"{path}.{key}", kept, found, key, key in kept, key in found)
    elif isinstance(kept, list) and isinstance(found, list):
        for place in range(max(len(kept), len(found))):
            here = f"{path}[{place}]"
            yield from _compared(here, kept, found, place, place < len(kept), place < len(found))
    elif kept != found or isinstance(kept, bool) != isinstance(found, bool):
        yield say(
            "%(path)s: the dossier says %(kept)s, recounting gives %(found)s",
            path=path,
            kept=_shown(kept),
            found=_shown(found),
        )


def _compared(
    path: str, kept: Any, found: Any, key: Any, in_kept: bool, in_found: bool
) -> Iterator[Sentence]:
    if in_kept and in_found:
        yield from _differences(path, kept[key], found[key])
    elif in_kept:
        yield say("%(path)s: only the dossier has it (%(kept)s)", path=path, kept=_shown(kept[key]))
    else:
        yield say("%(path)s: only recounting gives it (%(found)s)", path=path, found=_shown(found[key]))


def _shown(value: Any) -> str:
    text = canonical(value).decode()
    return text if len(text) <= 80 else f"{text[:79]}…"
