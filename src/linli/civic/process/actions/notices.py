"""Publicity (公示): what is published, and taken down."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import transaction

from linli.civic.process.models import Notice, Run
from linli.civic.process.queries import standing_notice, standing_passage
from linli.civic.process.rules import last_day
from linli.kernel.sentence import on_day, say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.calendar.queries import table
from linli.platform.journal.actions import record
from linli.platform.permits import permit

NO_REASON = say("Please write the reason; it will be published.")


@dataclass(frozen=True)
class NoticeDraft:
    """What a notice says; all in the issuer's words."""

    title: str
    basis: str
    body: str
    issuer: str
    contact: str
    supervision_phone: str


@transaction.atomic
def publish_notice(*, by, run: Run, draft: NoticeDraft) -> Notice:
    """Put a notice up for the days that the run's open stage lasts.

    The first day is not counted; an end on a day off moves to the next working day.
    """
    permit(by, "process.publish_notice", run)
    run = Run.objects.select_for_update(of=("self",)).select_related("edition", "place").get(pk=run.pk)
    permit(by, "process.publish_notice", run)  # the stage may have been closed while we waited
    refuse_if(
        say("A notice of this stage is up already. Withdraw it first, with a reason.")
        if standing_notice(run)
        else None
    )
    for name, text in asdict(draft).items():
        refuse_if(say("Please fill this in; a notice must say it.") if not text.strip() else None, name)
    notice = Notice.objects.create(
        run=run,
        passage=standing_passage(run),
        starts_on=clock.today(),
        ends_on=last_day(clock.today(), run.stage.lasts or 0, table()),
        **{name: text.strip() for name, text in asdict(draft).items()},
    )
    record(
        by,
        "process.publish_notice",
        notice,
        tells=say("Notice “%(title)s” is up until %(day)s", title=notice.title, day=on_day(notice.ends_on)),
        content=asdict(draft),
    )
    return notice


@transaction.atomic
def withdraw_notice(*, by, notice: Notice, reason: str) -> Notice:
    """Take a notice down with a public reason; its objections stay on record."""
    permit(by, "process.withdraw_notice", notice)
    refuse_if(NO_REASON if not reason.strip() else None, "reason")
    notice = (
        Notice.objects.select_for_update(of=("self",))
        .select_related("run__place", "run__edition")
        .get(pk=notice.pk)
    )
    refuse_if(say("This notice was withdrawn before.") if notice.withdrawn_on else None)
    notice.withdrawn_on, notice.withdrawn_because = clock.today(), reason.strip()
    notice.save(update_fields=["withdrawn_on", "withdrawn_because"])
    record(
        by,
        "process.withdraw_notice",
        notice,
        tells=say("Notice “%(title)s” was withdrawn: %(reason)s", title=notice.title, reason=reason.strip()),
        content={"reason": reason.strip()},
    )
    return notice
