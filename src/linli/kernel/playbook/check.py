"""What is wrong with a playbook, all of it, each fault with the place where it stands.

The system check at start, the upload of a community's own edition and `linli methods` all ask here; the YAML
reader turns each place into a line number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from linli.kernel.playbook.grammar import CLOSE, Gate, Playbook, Stage
from linli.kernel.playbook.parameters import UNITS, Param, Parameter, measured, read_value
from linli.kernel.playbook.vocabulary import Vocabulary
from linli.kernel.sentence import Sentence, say
from linli.kernel.verdict import Refusal

Path = tuple[str | int, ...]
"""Keys and places from the playbook down to the faulty part: ("stages", 2, "lasts")."""
Fault = tuple[Path, Sentence]

_CODE = re.compile(r"[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*")
_REFINES = re.compile(rf"{_CODE.pattern}:{_CODE.pattern}")
LONGEST = 3660
"""The most days that a stage may last: ten years, so that no due date leaves the calendar."""


def faults(playbook: Playbook, vocabulary: Vocabulary) -> tuple[Sentence, ...]:
    """Everything that is wrong, as sentences; empty for a sound playbook."""
    return tuple(sentence for _path, sentence in located_faults(playbook, vocabulary))


def located_faults(playbook: Playbook, vocabulary: Vocabulary) -> Iterator[Fault]:
    """Everything that is wrong, each with its path."""
    yield from _name_faults((), playbook.code, playbook.title)
    if not playbook.edition:
        yield ("edition",), say("A method needs an edition, such as 2026.1.")
    if playbook.refines is not None and not _REFINES.fullmatch(playbook.refines):
        yield ("refines",), say("What a method refines is written as method:stage.")
    if not playbook.stages:
        yield ("stages",), say("A method needs at least one stage.")
    yield from _repeated("stages", (stage.code for stage in playbook.stages))
    yield from _repeated("parameters", (parameter.code for parameter in playbook.parameters))
    for place, parameter in enumerate(playbook.parameters):
        yield from _parameter_faults(("parameters", place), parameter)
    for place, stage in enumerate(playbook.stages):
        yield from _stage_faults(playbook, vocabulary, place, stage)


def _name_faults(path: Path, code: str, title: str) -> Iterator[Fault]:
    if not title.strip():
        yield (*path, "title"), say("A title is needed here.")
    if not _CODE.fullmatch(code):
        yield (*path, "code"), say("“%(code)s” is no code: small letters, digits, - and _ only.", code=code)


def _repeated(key: str, codes: Iterable[str]) -> Iterator[Fault]:
    seen: Counter[str] = Counter()
    for place, code in enumerate(codes):
        seen[code] += 1
        if seen[code] > 1:
            yield (key, place, "code"), say("The code %(code)s is used twice.", code=code)


def _parameter_faults(path: Path, parameter: Parameter) -> Iterator[Fault]:
    yield from _name_faults(path, parameter.code, parameter.title)
    if parameter.unit not in UNITS:
        yield (
            (*path, "unit"),
            say(
                "There is no unit %(unit)s; there are %(known)s.", unit=parameter.unit, known=", ".join(UNITS)
            ),
        )
        return
    readable = True
    for key in ("default", "least", "most"):
        if (bound := getattr(parameter, key)) is not None:
            found = _value_fault((*path, key), parameter.unit, bound, parameter.title)
            readable = readable and found is None
            if found:
                yield found
    if not readable:
        return
    if None not in (parameter.least, parameter.most) and measured(parameter.unit, parameter.least) > measured(
        parameter.unit, parameter.most
    ):
        yield (*path, "least"), say("The least of %(code)s is above its most.", code=parameter.code)
        return
    try:
        parameter.checked(parameter.default)
    except Refusal as refusal:
        yield (*path, "default"), refusal.because


def _value_fault(path: Path, unit: str, value: object, title: str) -> Fault | None:
    if unit != "share" and type(value) is not int:
        return path, say("%(title)s: write a whole number.", title=say(title))
    try:
        read_value(unit, value, title=title, field=title)
    except Refusal as refusal:
        return path, refusal.because
    return None


def _stage_faults(playbook: Playbook, vocabulary: Vocabulary, place: int, stage: Stage) -> Iterator[Fault]:
    path: Path = ("stages", place)
    yield from _name_faults(path, stage.code, stage.title)
    if stage.code == CLOSE:
        yield (*path, "code"), say("A stage can't be called “close”: that is how a method ends.")
    if stage.inner == playbook.code:
        yield (*path, "inner"), say("A method can't be refined by itself.")
    yield from _duration_faults((*path, "lasts"), stage.lasts, playbook)
    yield from _otherwise_faults((*path, "otherwise"), playbook, place, stage)
    yield from _duty_faults(path, stage, vocabulary)
    for number, code in enumerate(stage.leaves):
        if code not in vocabulary.evidence:
            yield (*path, "leaves", number), say("There is no evidence called %(code)s.", code=code)
    for number, gate in enumerate(stage.passes_when):
        yield from _gate_faults((*path, "passes_when", number), gate, playbook, vocabulary)


def _duration_faults(path: Path, lasts: int | Param | None, playbook: Playbook) -> Iterator[Fault]:
    if isinstance(lasts, Param):
        yield from _param_faults(path, lasts, "days", playbook)
    elif lasts is not None and (type(lasts) is not int or not 1 <= lasts <= LONGEST):
        yield path, say("A stage lasts from 1 to %(most)d days.", most=LONGEST)


def _otherwise_faults(path: Path, playbook: Playbook, place: int, stage: Stage) -> Iterator[Fault]:
    if stage.otherwise is None or stage.otherwise == CLOSE:
        return
    codes = [one.code for one in playbook.stages]
    if stage.otherwise not in codes:
        yield path, say("There is no stage %(code)s to go back to.", code=stage.otherwise)
    elif codes.index(stage.otherwise) >= place:
        yield (
            path,
            say(
                "A failed stage can't jump forward to %(code)s; it goes back or closes.", code=stage.otherwise
            ),
        )


def _duty_faults(path: Path, stage: Stage, vocabulary: Vocabulary) -> Iterator[Fault]:
    for number, duty in enumerate(stage.duties):
        here = (*path, "duties", number)
        if duty.role not in vocabulary.roles:
            yield (*here, "role"), say("There is no role called %(code)s.", code=duty.role)
        if not duty.verbs:
            yield (*here, "verbs"), say("A duty needs at least one verb.")
        for nth, verb in enumerate(duty.verbs):
            if vocabulary.verbs is not None and verb not in vocabulary.verbs:
                yield (*here, "verbs", nth), say("There is no verb called %(verb)s.", verb=verb)


def _gate_faults(path: Path, gate: Gate, playbook: Playbook, vocabulary: Vocabulary) -> Iterator[Fault]:
    kind = vocabulary.gate_kinds.get(gate.kind)
    if kind is None:
        yield (*path, "kind"), say("There is no gate called %(kind)s.", kind=gate.kind)
        return
    for name in kind.args.keys() - gate.args.keys():
        yield path, say("The gate %(kind)s needs %(name)s.", kind=gate.kind, name=name)
    for name, value in gate.args.items():
        here = (*path, "args", name)
        unit = kind.args.get(name)
        if unit is None:
            yield here, say("The gate %(kind)s knows no %(name)s.", kind=gate.kind, name=name)
        elif isinstance(value, Param):
            yield from _param_faults(here, value, unit, playbook)
        elif fault := _value_fault(here, unit, value, name):
            yield fault
    if vocabulary.facts is not None:
        for fact in kind.facts:
            if fact not in vocabulary.facts:
                yield (
                    path,
                    say("Nobody tells the fact %(fact)s, which %(kind)s needs.", fact=fact, kind=gate.kind),
                )


def _param_faults(path: Path, param: Param, unit: str, playbook: Playbook) -> Iterator[Fault]:
    try:
        found = playbook.parameter(param.code)
    except KeyError:
        yield path, say("There is no parameter called %(code)s.", code=param.code)
        return
    if found.unit in UNITS and found.unit != unit:
        yield (
            path,
            say(
                "The parameter %(code)s is in %(unit)s, but %(wanted)s are needed here.",
                code=param.code,
                unit=found.unit,
                wanted=unit,
            ),
        )
