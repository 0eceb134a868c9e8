"""From the answers of a form to rows, and to text for the digest of the journal; part of other actions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linli.practices.needs.enums import QuestionKind
from linli.practices.needs.models import Answer, HouseholdForm

Answers = Mapping[int, Any]
"""Question's number → choice's number, list of them, mark, text, open photo file, or `Spot`."""

_COLUMN = {
    QuestionKind.SINGLE: "choice_id",
    QuestionKind.MULTIPLE: "choice_id",
    QuestionKind.SCALE: "mark",
    QuestionKind.TEXT: "text",
    QuestionKind.PHOTO: "photo",
}


def rows_of(form: HouseholdForm, kinds: Mapping[int, str], answers: Answers) -> list[Answer]:
    """The rows of one form, not saved yet; `kinds` says of each question's number what it asks for."""
    return [
        Answer(form_id=form.pk, question_id=number, **columns)
        for number, kind in kinds.items()
        for columns in _columns(kind, answers.get(number))
    ]


def plainly_told(answers: Answers) -> str:
    """All answers in one line, in the order of the questions; a photo by the name of its file."""
    return "; ".join(f"{number}={getattr(said, 'name', said)}" for number, said in sorted(answers.items()))


def _columns(kind: str, said: Any) -> list[dict[str, Any]]:
    """What each row of an answer bears; none for an answer left out."""
    if said is None or said == "" or said == [] or (kind == QuestionKind.PLACE and not said):
        return []
    if kind == QuestionKind.PLACE:
        return [{"text": said.words.strip(), "latitude": said.latitude, "longitude": said.longitude}]
    column = _COLUMN[kind]
    if kind == QuestionKind.TEXT:
        said = said.strip()
    return [{column: one} for one in (said if kind == QuestionKind.MULTIPLE else [said])]
