"""Reads about money."""

from __future__ import annotations

from django.db.models import Case, F, QuerySet, Sum, When, Window

from linli.civic.ledger.enums import AccountKind
from linli.civic.ledger.models import Account, Movement
from linli.civic.places.models import Place


def community_of(place: Place) -> Place:
    """The community that a place is or lies in; a wider place itself."""
    return place if place.code == place.community_code else Place.objects.get(code=place.community_code)


def balances(place: Place) -> list[tuple[Account, int]]:
    """Each account of a place and of all within it, the outside world left out, with what lies in it in fen (3 queries)."""
    accounts = list(
        Account.objects.filter(place__path__startswith=place.path)
        .exclude(kind=AccountKind.OUTSIDE)
        .select_related("place")
    )
    came = _sums(accounts, "target")
    went = _sums(accounts, "source")
    return [(account, came.get(account.pk, 0) - went.get(account.pk, 0)) for account in accounts]


def movements_of(account: Account) -> QuerySet[Movement]:
    """All movements into and out of an account, the latest first."""
    both = Movement.objects.filter(source=account) | Movement.objects.filter(target=account)
    return both.select_related("source__place", "target__place").order_by("-id")


def statement(account: Account) -> QuerySet[Movement]:
    """All movements of an account, the latest first, with what each changes here (`change_fen`) and left (`left_fen`)."""
    change = Case(When(target=account, then=F("amount_fen")), default=-F("amount_fen"))
    left = Window(Sum("change_fen"), order_by=F("id").asc())
    return movements_of(account).annotate(change_fen=change).annotate(left_fen=left)


def account_with_place(pk: int) -> Account | None:
    """An account with its place; the outside world is no account that anybody keeps."""
    accounts = Account.objects.exclude(kind=AccountKind.OUTSIDE)
    return accounts.select_related("place").filter(pk=pk).first()


def movements_for(evidence: str) -> QuerySet[Movement]:
    """The movements that one row is the reason for."""
    return Movement.objects.filter(evidence=evidence).select_related("source", "target").order_by("id")


def _sums(accounts: list[Account], side: str) -> dict[int, int]:
    rows = Movement.objects.filter(**{f"{side}__in": accounts}).values(side).annotate(total=Sum("amount_fen"))
    return {row[side]: row["total"] for row in rows.order_by()}
