"""A playbook as people read it: who does what in which stage, in the words of a vocabulary.

Duties that return in more than half of the stages (having the gates judged, reporting a resolution done) are
*standing*: told once for the whole method, so that each stage shows only what is its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from linli.kernel.playbook.grammar import Duty, Playbook, Stage
from linli.kernel.playbook.parameters import said_value
from linli.kernel.playbook.vocabulary import Vocabulary
from linli.kernel.sentence import Sentence, mark, say
from linli.kernel.sentence import mark as _

Translate = Callable[[str], str]


@dataclass(frozen=True)
class Reading:
    """A bound playbook with the words to tell it. `verb_titles` and `titles` (of other playbooks) may lack any."""

    playbook: Playbook
    vocabulary: Vocabulary
    translate: Translate = mark
    verb_titles: Mapping[str, str] = field(default_factory=dict, hash=False)
    titles: Mapping[str, str] = field(default_factory=dict, hash=False)

    def word(self, message: str) -> str:
        """A message in the reader's language; an empty one stays empty, whatever catalogues say of it."""
        return self.translate(message) if message else ""

    def sentence(self, sentence: Sentence) -> str:
        return sentence.told(self.translate)

    def role(self, code: str) -> str:
        return self.word(self.vocabulary.roles[code].title)

    def verb(self, key: str) -> str:
        """What the verb is called, or its key where nobody named it."""
        return self.word(self.verb_titles[key]) if key in self.verb_titles else key

    def method(self, code: str) -> str:
        """What another playbook is called."""
        return self.word(self.titles.get(code, code))

    def evidence(self, stage: Stage) -> list[str]:
        return [self.word(self.vocabulary.evidence[code].title) for code in stage.leaves]

    def questions(self, stage: Stage) -> list[str]:
        """What the stage's gates ask."""
        return [self.sentence(self.vocabulary.question(gate)) for gate in stage.passes_when]

    def duration(self, stage: Stage) -> str:
        """ "21 days", or nothing where the method sets no time."""
        return "" if stage.lasts is None else self.sentence(said_value("days", stage.lasts))

    def on_failure(self, stage: Stage) -> str:
        """Where a run goes whose gates failed."""
        target = self.playbook.stage_on_failure(stage.code)
        if target is None:
            return self.word(_("the run closes"))
        if target == stage:
            return self.word(_("the stage is held again"))
        return self.sentence(say("back to “%(stage)s”", stage=Sentence(target.title)))

    def standing_duties(self) -> tuple[Duty, ...]:
        """The duties that hold in more than half of the stages."""
        standing = self._standing_verbs()
        kept: dict[str, dict[str, None]] = {}
        for stage in self.playbook.stages:
            for duty in stage.duties:
                for verb in duty.verbs:
                    if verb in standing:
                        kept.setdefault(duty.role, {})[verb] = None
        return tuple(Duty(role, tuple(verbs)) for role, verbs in kept.items())

    def own_duties(self, stage: Stage) -> tuple[Duty, ...]:
        """What the stage asks beyond the standing duties; all of them where nothing would be left."""
        standing = self._standing_verbs()
        own = (
            Duty(duty.role, tuple(verb for verb in duty.verbs if verb not in standing))
            for duty in stage.duties
        )
        return tuple(duty for duty in own if duty.verbs) or stage.duties

    def told_duties(self, duties: tuple[Duty, ...]) -> list[tuple[str, str]]:
        """Pairs of who and what; roles with the same duties are told together."""
        by_verbs: dict[tuple[str, ...], list[str]] = {}
        for duty in duties:
            by_verbs.setdefault(duty.verbs, []).append(self.role(duty.role))
        return [(self.listed(roles), self.listed(map(self.verb, verbs))) for verbs, roles in by_verbs.items()]

    def who(self, stage: Stage) -> list[str]:
        """The roles of a stage, each once."""
        return list(dict.fromkeys(self.role(duty.role) for duty in self.own_duties(stage)))

    def listed(self, words: Iterable[str]) -> str:
        """Words with the comma of the language between them."""
        return self.word(_(", ")).join(words)

    def enumerated(self, words: Sequence[str]) -> list[str]:
        """Words each with its comma, the last without."""
        comma = self.word(_(", "))
        return [*(word + comma for word in words[:-1]), *words[-1:]]

    def _standing_verbs(self) -> frozenset[str]:
        stages = self.playbook.stages
        if len(stages) < 3:
            return frozenset()
        counted = Counter(verb for stage in stages for verb in stage.verbs())
        return frozenset(verb for verb, count in counted.items() if 2 * count > len(stages))
