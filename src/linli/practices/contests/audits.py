"""What must always hold of rules, entries and agreements."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Sum

from linli.kernel import canonical
from linli.kernel.sentence import Sentence, say
from linli.practices.contests.actions.awards import what_is_agreed
from linli.practices.contests.enums import EntryState
from linli.practices.contests.models import Agreement, ContestRules, Entry


def adopted_rules_bear_their_digest() -> Iterator[Sentence]:
    """Adopted rules still say what the council adopted."""
    for one in ContestRules.objects.exclude(adopted_at=None):
        if canonical.digest({"text": one.text, "terms": one.terms}) != one.digest:
            yield say("The adopted rules of run %(id)d do not bear their digest.", id=one.run_id)


def budgets_add_up() -> Iterator[Sentence]:
    """The lines of every entered budget add up to what is asked."""
    entered = Entry.objects.filter(state__in=[EntryState.ENTERED, EntryState.MATCHED, EntryState.AWARDED])
    for entry in entered.annotate(total=Sum("lines__amount_fen", default=0)).exclude(total=F("asked_fen")):
        yield say("The budget of entry %(id)d does not add up.", id=entry.pk)


def agreements_bear_their_digest() -> Iterator[Sentence]:
    """What was signed is still what the entry and its award say."""
    agreements = Agreement.objects.select_related("award__entry__estate").prefetch_related(
        "award__entry__lines"
    )
    for one in agreements:
        if canonical.digest(what_is_agreed(one.award)) != one.digest:
            yield say("Agreement %(id)d is not what its entry says any more.", id=one.pk)


AUDITS = (adopted_rules_bear_their_digest, budgets_add_up, agreements_bear_their_digest)
