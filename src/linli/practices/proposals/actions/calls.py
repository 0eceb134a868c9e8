"""The call."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from linli.civic.process.models import Run
from linli.kernel.sentence import say
from linli.kernel.verdict import filled, refuse_if
from linli.platform import clock
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked
from linli.practices.proposals.enums import CallKind
from linli.practices.proposals.models import Call, Category
from linli.practices.proposals.queries import call_of, is_answered, kinds_of_call
from linli.practices.proposals.rules import FIVE, fault_in_categories


@transaction.atomic
def open_call(
    *, by, run: Run, text: str, kind: CallKind | None = None, categories: Sequence[str] = FIVE
) -> Call:
    """Call for proposals, or for nominations of estates, as the run's method has it; in these categories.

    May be written anew until the first proposal is in. A nomination has no category.
    """
    permit(by, "proposals.open_call", run)
    text = filled(text, say("Please write what is called for, and by when."), "text")
    kinds = kinds_of_call(run)
    kind = kind or kinds[0]
    refuse_if(say("The method of this run does not call for that.") if kind not in kinds else None, "kind")
    titles = [title.strip() for title in categories] if kind == CallKind.PROPOSALS else []
    if kind == CallKind.PROPOSALS:
        refuse_if(fault_in_categories(titles), "categories")
    locked(run)
    call = call_of(run)
    refuse_if(
        say("The first proposal is in; the call stays as it is.") if call and is_answered(call) else None
    )
    call = _write(by, run, kind, text, titles)
    record(by, "proposals.open_call", call, content={"kind": kind, "text": text, "categories": titles})
    return call


def _write(by, run: Run, kind: CallKind, text: str, titles: Sequence[str]) -> Call:
    said = {"kind": kind, "text": text, "opened_at": clock.now(), "opened_by": by.person}
    call, _new = Call.objects.update_or_create(run=run, defaults=said)
    call.categories.all().delete()
    Category.objects.bulk_create(
        Category(call=call, number=number, title=title) for number, title in enumerate(titles, 1)
    )
    return call
