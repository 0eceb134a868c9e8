"""What the households of a survey say, counted: by question and by estate. No household can be told from it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count

from linli.civic.places.models import Place
from linli.practices.needs.enums import QuestionKind
from linli.practices.needs.models import Answer, Choice, HouseholdForm, Question, Survey
from linli.practices.needs.queries.households import named_estates, share_by_estate
from linli.practices.needs.queries.surveys import questions_of


@dataclass(frozen=True)
class Line:
    """One choice or mark: how many households gave it, in all and by estate (in the order of `Totals.estates`)."""

    label: str
    count: int
    of: int
    by_estate: tuple[int, ...]
    choice: Choice | None = None

    @property
    def share(self) -> Fraction:
        """The part of those who answered this question."""
        return Fraction(self.count, self.of) if self.of else Fraction(0)


@dataclass(frozen=True)
class QuestionTotals:
    """One question: `households` answered it; `lines` for choices and marks; `mean` of a scale."""

    question: Question
    households: int
    lines: tuple[Line, ...]
    mean: Fraction | None = None

    @property
    def top(self) -> Line | None:
        """The line that most gave, the first of equals."""
        return max(self.lines, key=lambda line: line.count, default=None)


@dataclass(frozen=True)
class Totals:
    """A survey counted. `responses` is (estate, households that sent a form, households of the estate)."""

    survey: Survey
    estates: tuple[Place, ...]
    responses: tuple[tuple[Place, int, int], ...]
    questions: tuple[QuestionTotals, ...]

    @property
    def forms(self) -> int:
        return sum(sent for _estate, sent, _whole in self.responses)

    @property
    def households(self) -> int:
        return sum(whole for _estate, _sent, whole in self.responses)


def totals(survey: Survey) -> Totals:
    """The totals of a survey (7 queries, however many questions and forms)."""
    estates = tuple(named_estates(survey.run))
    sent = dict(
        HouseholdForm.objects.filter(survey=survey)
        .values_list("household__estate")
        .annotate(n=Count("pk"))
        .order_by()
    )
    shares = share_by_estate(survey.run, sent)
    given, answered = _given(survey), _answered(survey)
    return Totals(
        survey=survey,
        estates=estates,
        responses=tuple((estate, *shares[estate.name]) for estate in estates),
        questions=tuple(
            _counted(question, [estate.pk for estate in estates], given[question.pk], answered[question.pk])
            for question in questions_of(survey)
        ),
    )


def _given(survey: Survey) -> dict[int, Counter]:
    """Question → how often each choice or mark was given in each estate."""
    rows = (
        Answer.objects.filter(question__survey=survey)
        .values_list("question", "choice", "mark", "form__household__estate")
        .annotate(n=Count("pk"))
        .order_by()
    )
    given: dict[int, Counter] = defaultdict(Counter)
    for question, choice, mark, estate, n in rows:
        given[question][choice if choice is not None else mark, estate] += n
    return given


def _answered(survey: Survey) -> Counter:
    """Question → households that answered it."""
    rows = Answer.objects.filter(question__survey=survey).values_list("question")
    return Counter(dict(rows.annotate(n=Count("form", distinct=True)).order_by()))


def _counted(question: Question, estates: list[int], given: Counter, households: int) -> QuestionTotals:
    def line(key: int, label: str, choice: Choice | None = None) -> Line:
        by_estate = tuple(given[key, estate] for estate in estates)
        return Line(label, sum(by_estate), households, by_estate, choice)

    if question.kind == QuestionKind.SCALE:
        lines = tuple(line(mark, str(mark)) for mark in range(question.least, question.most + 1))
        total = sum(int(one.label) * one.count for one in lines)
        return QuestionTotals(
            question, households, lines, Fraction(total, households) if households else None
        )
    lines = tuple(line(choice.pk, choice.text, choice) for choice in question.choices.all())
    return QuestionTotals(question, households, lines)
