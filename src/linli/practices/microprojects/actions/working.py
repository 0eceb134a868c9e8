"""What those who build do: tell how far it is, with photos, and bring the papers for what they bought."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, filled, refuse_if
from linli.kernel.written import plainly
from linli.platform import clock
from linli.platform.documents.actions import keep_file, keep_photo
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import sent_before
from linli.practices.microprojects.actions.locking import locked_milestone
from linli.practices.microprojects.enums import MilestoneState, PhotoMoment, ProjectState, VoucherKind
from linli.practices.microprojects.models import BudgetLine, Milestone, ProgressReport, ReportPhoto, Voucher

MOST_PHOTOS = 9


@dataclass(frozen=True)
class VoucherDraft:
    """A paper: of which kind, its number, by whom, for how much (fen), for which budget line, of which day."""

    kind: VoucherKind | str
    number: str
    payee: str
    amount_fen: int
    line: BudgetLine
    issued_on: date | None = None


@transaction.atomic
def report_progress(
    *,
    by,
    milestone: Milestone,
    text: str,
    before: Sequence[Any] = (),
    after: Sequence[Any] = (),
    client_id: UUID | None = None,
) -> ProgressReport:
    """Tell that a milestone is done, with open files of photos before and after; it then waits for its acceptance.

    The first report begins the work. Refuses an accepted milestone and a file that is no photo.
    """
    permit(by, "microprojects.report_progress", milestone)
    milestone = locked_milestone(milestone)
    if reported := sent_before(milestone.reports.filter(person=by.person), client_id):
        return reported
    _refuse_finished(milestone)
    text = filled(text, say("Please write what has been done."), "text")
    report = ProgressReport.objects.create(
        milestone=milestone, person=by.person, text=text, reported_at=clock.now(), client_id=client_id
    )
    photos = [
        *_photos(by, report, before, PhotoMoment.BEFORE),
        *_photos(by, report, after, PhotoMoment.AFTER),
    ]
    ReportPhoto.objects.bulk_create(photos)
    milestone.state = MilestoneState.REPORTED
    milestone.save(update_fields=["state"])
    _begin(milestone)
    record(
        by,
        "microprojects.report_progress",
        milestone.project,
        tells=say(
            "“%(milestone)s” was reported done; photos: %(n)d", milestone=milestone.title, n=len(photos)
        ),
        content={
            "milestone": milestone.pk,
            "text": report.text,
            "photos": [one.attachment.sha256 for one in photos],
        },
    )
    return report


@transaction.atomic
def add_voucher(
    *, by, milestone: Milestone, draft: VoucherDraft, upload: Any, client_id: UUID | None = None
) -> Voucher:
    """Bring a contract, invoice or receipt for a milestone, with its file.

    The same number of the same payee is refused wherever it was used, and so is a paper for a milestone that is paid.
    """
    permit(by, "microprojects.add_voucher", milestone)
    milestone = locked_milestone(milestone)
    if added := sent_before(milestone.vouchers.filter(person=by.person), client_id):
        return added
    _refuse_paid(milestone)
    number, payee = _judged(milestone, draft)
    voucher = _kept(by, milestone, replace(draft, number=number, payee=payee), upload, client_id)
    record(
        by,
        "microprojects.add_voucher",
        milestone.project,
        tells=say(
            "A voucher for %(amount)s was added to “%(milestone)s”",
            amount=str(Money(draft.amount_fen)),
            milestone=milestone.title,
        ),
        content={"voucher": voucher.pk, "number": number, "payee": payee, "file": voucher.file.sha256},
    )
    return voucher


@transaction.atomic
def void_voucher(*, by, voucher: Voucher, reason: str) -> Voucher:
    """Set a wrongly entered voucher aside, with a public reason; it stays on record. Refused once its money went out."""
    permit(by, "microprojects.void_voucher", voucher)
    reason = filled(reason, say("Please write the reason; it will be published."), "reason")
    milestone = locked_milestone(voucher.milestone)
    voucher = Voucher.objects.get(pk=voucher.pk)
    voucher.milestone = milestone
    _refuse_paid(milestone)
    refuse_if(say("This voucher was voided before.") if voucher.voided_on else None)
    voucher.voided_on, voucher.voided_because = clock.today(), reason
    voucher.save(update_fields=["voided_on", "voided_because"])
    record(
        by,
        "microprojects.void_voucher",
        milestone.project,
        tells=say(
            "A voucher for %(amount)s was voided: %(reason)s",
            amount=str(Money(voucher.amount_fen)),
            reason=reason,
        ),
        content={"voucher": voucher.pk, "reason": reason},
    )
    return voucher


def _kept(by, milestone: Milestone, draft: VoucherDraft, upload: Any, client_id: UUID | None) -> Voucher:
    """The voucher with its file; the database has the last word on a number that two bring at once."""
    file = keep_file(by=by, upload=upload, place=milestone.place, public=False)
    try:
        with transaction.atomic():
            return Voucher.objects.create(
                milestone=milestone,
                line=draft.line,
                person=by.person,
                kind=draft.kind,
                number=draft.number,
                payee=draft.payee,
                amount_fen=draft.amount_fen,
                issued_on=draft.issued_on or clock.today(),
                file=file,
                added_at=clock.now(),
                client_id=client_id,
            )
    except IntegrityError:
        raise Refusal(_used(draft.number), "number") from None


def _refuse_paid(milestone: Milestone) -> None:
    refuse_if(
        say("This milestone has been paid; its vouchers no longer change.")
        if hasattr(milestone, "tranche")
        else None
    )


def _refuse_finished(milestone: Milestone) -> None:
    refuse_if(
        say(
            "“%(milestone)s” has been accepted; nothing is reported on it any more.",
            milestone=milestone.title,
        )
        if milestone.state == MilestoneState.ACCEPTED
        else None
    )


def _begin(milestone: Milestone) -> None:
    project = milestone.project
    if project.state == ProjectState.PLANNED:
        project.state, project.started_on = ProjectState.IN_WORK, clock.today()
        project.save(update_fields=["state", "started_on"])


def _photos(by, report: ProgressReport, uploads: Sequence[Any], moment: PhotoMoment) -> list[ReportPhoto]:
    refuse_if(
        say("At most %(n)d photos.", n=MOST_PHOTOS) if len(uploads) > MOST_PHOTOS else None, moment.value
    )
    try:
        kept = [keep_photo(by=by, upload=upload, place=report.place) for upload in uploads]
    except Refusal as refusal:
        raise Refusal(refusal.because, moment.value) from None
    return [ReportPhoto(report=report, attachment=attachment, moment=moment) for attachment in kept]


def _judged(milestone: Milestone, draft: VoucherDraft) -> tuple[str, str]:
    """The number and the payee in the form in which they are kept and compared."""
    number, payee = "".join(plainly(draft.number).split()).upper(), " ".join(plainly(draft.payee).split())
    refuse_if(say("Please write the number on the paper.") if not number else None, "number")
    refuse_if(say("Please write who was or will be paid.") if not payee else None, "payee")
    refuse_if(say("An amount must be more than nothing.") if draft.amount_fen <= 0 else None, "amount")
    refuse_if(
        say("This budget line belongs to another project.")
        if draft.line.project_id != milestone.project_id
        else None,
        "line",
    )
    late = draft.issued_on and draft.issued_on > clock.today()
    refuse_if(say("A paper can't bear a day that is still to come.") if late else None, "issued_on")
    used = Voucher.objects.filter(number=number, payee=payee, voided_on=None).exists()
    refuse_if(_used(number) if used else None, "number")
    return number, payee


def _used(number: str):
    return say("Number %(number)s of this payee has been used before; a voucher counts once.", number=number)
