"""With the second signature the own part and the match go into the project's account."""

from linli.practices.contests.events import AgreementSigned
from linli.practices.matching.actions import pay_into_project


def pay_into_the_project(event: AgreementSigned) -> None:
    """Pay both parts in; before the micro-project opens, so that it finds its money."""
    pay_into_project(
        source=f"contests.entry:{event.entry_id}", account_id=event.account_id, agreement=event.agreement_ref
    )
