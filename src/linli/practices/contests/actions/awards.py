"""Awards follow from the match; they are confirmed, and agreed on by two signatures."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from linli.civic.ledger.actions import account_for
from linli.civic.ledger.enums import AccountKind
from linli.civic.ledger.models import Account
from linli.kernel import canonical
from linli.kernel.money import Money
from linli.kernel.sentence import say
from linli.kernel.verdict import refuse_if
from linli.platform import clock
from linli.platform.announcements import announce
from linli.platform.journal.actions import record
from linli.platform.permits import permit
from linli.platform.rows import locked
from linli.practices.contests.enums import ESTATE_ROLES, EntryState, Side
from linli.practices.contests.events import AgreementSigned, AwardConfirmed
from linli.practices.contests.models import Agreement, Award, Entry


@transaction.atomic
def award_entries(
    *, run_id: int, dossier: str, results: Mapping[str, tuple[int, int]], failed: Mapping[str, str]
) -> None:
    """Propose an award for each matched entry, and let the others fail; part of publishing the match.

    `results` gives own part and match in fen by the entry's source, `failed` the reason of those that got nothing. A
    match that replaces another changes what is not confirmed yet.
    """
    sources = {entry.source: entry for entry in Entry.objects.select_for_update().filter(run=run_id)}
    Award.objects.filter(entry__run=run_id, confirmed_at=None).delete()
    for source, (own_fen, matched_fen) in results.items():
        entry = sources[source]
        refuse_if(
            say(
                "The award of “%(title)s” is confirmed; its match can't be replaced any more.",
                title=entry.title,
            )
            if entry.state == EntryState.AWARDED
            else None
        )
        Award.objects.create(entry=entry, own_fen=own_fen, matched_fen=matched_fen, dossier=dossier)
        entry.state, entry.ended_because = EntryState.MATCHED, ""
    for source, reason in failed.items():
        sources[source].state, sources[source].ended_because = EntryState.FAILED, reason
    Entry.objects.bulk_update(sources.values(), ["state", "ended_because"])


@transaction.atomic
def confirm_award(*, by, award: Award) -> Award:
    """The party committee confirms an award; it decides whether, never how much. The agreement is ready to be signed."""
    permit(by, "contests.confirm_award", award)
    award = locked(award, "entry__estate", "entry__run__edition", "entry__run__place")
    refuse_if(say("This award was confirmed before.") if award.confirmed_at else None)
    award.confirmed_at = clock.now()
    award.save(update_fields=["confirmed_at"])
    Entry.objects.filter(pk=award.entry_id).update(state=EntryState.AWARDED)
    agreed = what_is_agreed(award)
    Agreement.objects.create(award=award, digest=canonical.digest(agreed))
    record(
        by,
        "contests.confirm_award",
        award,
        tells=say(
            "“%(title)s” in %(estate)s was awarded %(matched)s on top of its own %(own)s",
            title=award.entry.title,
            estate=award.place.name,
            matched=str(Money(award.matched_fen)),
            own=str(Money(award.own_fen)),
        ),
        content=agreed,
    )
    announce(AwardConfirmed(award.run.pk, award.entry_id))
    return award


@transaction.atomic
def sign_agreement(*, by, agreement: Agreement) -> Agreement:
    """Sign for the residents' committee or for the estate; with the second signature the project opens and is paid in.

    Nobody signs for both sides, and no side signs twice.
    """
    permit(by, "contests.sign_agreement", agreement)
    agreement = locked(
        agreement, "award__entry__estate", "award__entry__run__edition", "award__entry__run__place"
    )
    side = _side_of(by, agreement)
    if side == Side.OFFICE:
        agreement.office_signer, agreement.office_signed_at = by.person, clock.now()
    else:
        agreement.estate_signer, agreement.estate_signed_at = by.person, clock.now()
    if agreement.in_force:
        agreement.account = _project_account(agreement.award.entry)
    agreement.save()
    title = agreement.award.entry.title
    record(
        by,
        "contests.sign_agreement",
        agreement,
        tells=say("The agreement on “%(title)s” is in force: both sides have signed", title=title)
        if agreement.in_force
        else say("One side signed the agreement on “%(title)s”", title=title),
        content={"side": side, "digest": agreement.digest},
    )
    if agreement.in_force:
        announce(_signed(agreement))
    return agreement


def what_is_agreed(award: Award) -> dict:
    """What both sides put their name to, as data."""
    entry = award.entry
    return {
        "entry": entry.pk,
        "estate": entry.estate.code,
        "title": entry.title,
        "design": entry.design,
        "upkeep": entry.upkeep,
        "lines": [[line.title, line.amount_fen] for line in entry.lines.all()],
        "own_fen": award.own_fen,
        "matched_fen": award.matched_fen,
        "match": award.dossier,
    }


def _side_of(by, agreement: Agreement) -> Side:
    """The side that this actor signs for."""
    office = by.holds({"community_officer"}, agreement.place)
    estate = by.holds(ESTATE_ROLES, agreement.place)
    signed_before = {agreement.office_signer_id, agreement.estate_signer_id} - {None}
    refuse_if(
        say("Nobody signs for both sides. The other side's signature is still to come.")
        if by.person.pk in signed_before
        else None
    )
    if office and agreement.office_signed_at is None:
        return Side.OFFICE
    refuse_if(say("Your side has signed already.") if not estate or agreement.estate_signed_at else None)
    return Side.ESTATE


def _project_account(entry: Entry) -> Account:
    """The account of the project, its own even where an estate once had a project of the same name."""
    taken = Agreement.objects.filter(account__place=entry.estate, account__purpose=entry.title).exists()
    purpose = f"{entry.title[:108]} ({entry.pk})" if taken else entry.title
    return account_for(entry.estate, AccountKind.PROJECT, purpose)


def _signed(agreement: Agreement) -> AgreementSigned:
    award, entry = agreement.award, agreement.award.entry
    return AgreementSigned(
        run_id=entry.run_id,
        entry_id=entry.pk,
        estate_id=entry.estate_id,
        title=entry.title,
        problem=entry.problem,
        design=entry.design,
        upkeep=entry.upkeep,
        beneficiaries=entry.beneficiaries or 0,
        budget=tuple((line.title, line.amount_fen) for line in entry.lines.all()),
        own_fen=award.own_fen,
        matched_fen=award.matched_fen,
        agreement_ref=agreement.reference,
        account_id=agreement.account_id,
    )
