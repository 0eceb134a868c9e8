"""With the second signature the awarded entry becomes a micro-project of the run around the contest."""

from linli.civic.ledger.models import Account
from linli.civic.places.models import Place
from linli.civic.process.models import Run
from linli.practices.contests.events import AgreementSigned
from linli.practices.microprojects.actions import AwardedProject, open_awarded


def open_micro_project(event: AgreementSigned) -> None:
    """Open it with what was agreed; the money has just been paid in by the hand-over before this one."""
    run = Run.objects.select_related("parent").get(pk=event.run_id)
    awarded = AwardedProject(
        run=run.parent or run,
        estate=Place.objects.get(pk=event.estate_id),
        title=event.title,
        problem=event.problem,
        design=event.design,
        upkeep_plan=event.upkeep,
        budget=event.budget,
        own_fen=event.own_fen,
        matched_fen=event.matched_fen,
        account=Account.objects.get(pk=event.account_id),
        source=f"contests.entry:{event.entry_id}",
        beneficiaries=event.beneficiaries or None,
    )
    open_awarded(awarded=awarded)
