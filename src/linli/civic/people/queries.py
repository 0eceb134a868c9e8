"""Reads about people."""

from __future__ import annotations

from linli.civic.people.models import Household, Person

SESSION_KEY = "household"
"""Where a session keeps the number of the household that came in with its code."""


def household_of_digest(digest: str) -> int | None:
    """The number of the household whose slip bears the code of this digest; None for an unknown or a departed one."""
    return (
        Household.objects.filter(code_digest=digest, moved_out_on=None).values_list("pk", flat=True).first()
    )


def household_of_session(session) -> Household | None:
    """The household that came in with its code in this session."""
    pk = session.get(SESSION_KEY)
    return Household.objects.select_related("estate").filter(pk=pk, moved_out_on=None).first() if pk else None


def person_for_account(user) -> Person | None:
    """The person behind an account: bound before, or of the register with the phone that the account proved to have."""
    known = Person.objects.filter(user=user).first()
    if known or not user.phone:
        return known
    Person.objects.filter(phone=user.phone, user=None).update(user=user)
    return Person.objects.filter(user=user).first()


def phone_in_register(phone: str) -> bool:
    """Whether somebody in the register has this phone (E.164)."""
    return Person.objects.filter(phone=phone).exists()
