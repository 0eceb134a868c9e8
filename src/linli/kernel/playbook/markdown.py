"""The page of a method, as Markdown beside its flow picture, for docs/methods and for print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from linli.kernel.playbook.flow import flow_svg
from linli.kernel.playbook.grammar import Playbook, Stage
from linli.kernel.playbook.parameters import Parameter, said_value
from linli.kernel.playbook.reading import Reading, Translate
from linli.kernel.playbook.vocabulary import Vocabulary
from linli.kernel.sentence import mark, say
from linli.kernel.sentence import mark as _


def methods_page(
    playbook: Playbook,
    vocabulary: Vocabulary,
    translate: Translate = mark,
    *,
    verb_titles: Mapping[str, str] | None = None,
    titles: Mapping[str, str] | None = None,
) -> str:
    """The whole method with the defaults of its parameters; the picture is expected beside it as CODE.svg."""
    reading = Reading(playbook.bound(), vocabulary, translate, verb_titles or {}, titles or {})
    return (
        "\n\n".join(
            (
                *_opening(reading),
                *(
                    text
                    for place, stage in enumerate(playbook.bound().stages, 1)
                    for text in _stage(reading, place, stage)
                ),
                *_standing(reading),
                *_parameters(reading),
            )
        )
        + "\n"
    )


def write_methods(
    folder: Path,
    playbooks: Iterable[Playbook],
    vocabulary: Vocabulary,
    translate: Translate = mark,
    *,
    verb_titles: Mapping[str, str] | None = None,
) -> tuple[Path, ...]:
    """Write the page and the picture of every playbook and a README that lists them; tells what was written."""
    books = tuple(playbooks)
    titles = {book.code: book.title for book in books}
    pages = {"README.md": _contents(books, translate)}
    for book in books:
        pages[f"{book.code}.md"] = methods_page(
            book, vocabulary, translate, verb_titles=verb_titles, titles=titles
        )
        pages[f"{book.code}.svg"] = flow_svg(book, vocabulary, translate, titles=titles)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return tuple(folder / name for name in pages)


def _contents(books: Iterable[Playbook], translate: Translate) -> str:
    lines = [
        f"- [{translate(book.title)}]({book.code}.md) {book.edition} — {translate(book.purpose)}"
        for book in books
    ]
    made = translate(_("Written by `linli methods` from the playbooks; change those, not these pages."))
    return "\n\n".join((f"# {translate(_('Methods'))}", made, "\n".join(lines))) + "\n"


def _opening(reading: Reading) -> Iterable[str]:
    book = reading.playbook
    yield f"# {reading.word(book.title)}"
    yield reading.word(book.purpose)
    yield f"![{reading.word(book.title)}]({book.code}.svg)"
    facts = [reading.sentence(say("Edition %(edition)s", edition=book.edition))]
    if book.refines:
        code, _colon, _stage_code = book.refines.partition(":")
        facts.append(reading.sentence(say("Refines a stage of “%(method)s”", method=reading.method(code))))
    if book.source:
        facts.append(reading.word(book.source))
    yield "\n".join(f"- {fact}" for fact in facts)


def _stage(reading: Reading, place: int, stage: Stage) -> Iterable[str]:
    yield f"## {place}. {reading.word(stage.title)}"
    if stage.purpose:
        yield reading.word(stage.purpose)
    lines = [f"- **{who}** — {what}" for who, what in reading.told_duties(reading.own_duties(stage))]
    if stage.inner:
        lines.append(
            "- "
            + reading.sentence(say("Refined by “%(method)s”", method=reading.method(stage.inner)))
            + f" ([{stage.inner}]({stage.inner}.md))"
        )
    yield "\n".join(lines)
    yield f"**{reading.word(_('The gates ask'))}**"
    yield "\n".join(f"- {question}" for question in reading.questions(stage)) or "–"
    rows = (
        (_("Lasts"), reading.duration(stage) or reading.word(_("no set time"))),
        (_("If a gate stays shut"), reading.on_failure(stage)),
        (_("Leaves"), reading.listed(reading.evidence(stage)) or "–"),
    )
    yield _table(tuple(reading.word(name) for name, _text in rows), [tuple(text for _name, text in rows)])


def _standing(reading: Reading) -> Iterable[str]:
    if duties := reading.told_duties(reading.standing_duties()):
        yield f"## {reading.word(_('Throughout'))}"
        yield "\n".join(f"- **{who}** — {what}" for who, what in duties)


def _parameters(reading: Reading) -> Iterable[str]:
    if not reading.playbook.parameters:
        return
    yield f"## {reading.word(_('What a run may set'))}"
    heads = tuple(map(reading.word, (_("Parameter"), _("Default"), _("Least"), _("Most"), _("Code"))))
    yield _table(heads, [_parameter(reading, one) for one in reading.playbook.parameters])


def _parameter(reading: Reading, parameter: Parameter) -> tuple[str, ...]:
    def told(value) -> str:
        return "–" if value is None else reading.sentence(said_value(parameter.unit, value))

    return (
        reading.word(parameter.title),
        told(parameter.default),
        told(parameter.least),
        told(parameter.most),
        f"`{parameter.code}`",
    )


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(
        (
            f"| {' | '.join(heads)} |",
            f"|{' --- |' * len(heads)}",
            *(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows),
        )
    )
