"""What identity asks of the storeys above it, through functions named in the settings.

Each hook is optional; without it the answer is the careful one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from linli.platform.identity import codes, rules

if TYPE_CHECKING:
    from linli.platform.identity.models import User


class CastMember(NamedTuple):
    """One line of the demonstration's switch of role."""

    user_id: int
    name: str
    capacity: str
    place: str


def match_person(user: User) -> Any | None:
    """The person behind an account, bound by phone if need be (LINLI_PERSON_OF_USER)."""
    hook = _hook("LINLI_PERSON_OF_USER")
    return hook(user) if hook else None


def phone_in_register(phone: str) -> bool:
    """Whether a resident with this phone is known though no account exists yet (LINLI_PHONE_IN_REGISTER)."""
    hook = _hook("LINLI_PHONE_IN_REGISTER")
    return bool(hook and hook(phone))


def is_staff(user: Any) -> bool:
    """Whether the account acts in a staff capacity (its own mark, or LINLI_STAFF_CAPACITY_OF_USER)."""
    if not user.is_authenticated:
        return False
    if not hasattr(user, "_acts_as_staff"):  # asked once a request: every request has its own user
        hook = _hook("LINLI_STAFF_CAPACITY_OF_USER")
        user._acts_as_staff = user.is_staff or bool(hook and hook(user))
    return user._acts_as_staff


def household_of_code(code: str) -> int | None:
    """The number of the household whose valid code this is (LINLI_HOUSEHOLD_OF_CODE gets the digest only)."""
    hook = _hook("LINLI_HOUSEHOLD_OF_CODE")
    return hook(code_digest(code)) if hook else None


def code_digest(code: str) -> str:
    """What the register keeps of a household's code."""
    key = settings.LINLI_CODES_KEY or settings.SECRET_KEY
    return codes.digest(code, key=key.encode())


def demo_cast() -> list[CastMember]:
    """Whom a visitor of the demonstration may be (LINLI_DEMO_CAST)."""
    hook = _hook("LINLI_DEMO_CAST")
    return [CastMember(*member) for member in hook()] if hook else []


def exports_of(user: User) -> dict[str, Any]:
    """Everything that other storeys hold about the person, by their names (LINLI_EXPORTS_OF_USER)."""
    return {path.rpartition(".")[0]: import_string(path)(user) for path in settings.LINLI_EXPORTS_OF_USER}


def second_factor_required() -> bool:
    """Whether staff need a second factor: as set, and if it is not set, everywhere but in a demonstration."""
    wanted = settings.LINLI_STAFF_NEED_SECOND_FACTOR
    return not settings.LINLI_DEMONSTRATION if wanted is None else wanted


def password_days() -> int:
    """After how many days a password is to be changed; never in a demonstration, whose clock leaps."""
    return 0 if settings.LINLI_DEMONSTRATION else settings.LINLI_PASSWORD_DAYS


def lockout_parameters(request: HttpRequest, credentials: dict[str, Any] | None = None) -> list[str]:
    """Failed passwords are counted by account, not by address: a whole office shares one address."""
    return ["username"]


def lockout_username(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str | None:
    """The account that an attempt aims at, in one spelling, so that capitals win no further attempts."""
    typed = (credentials or {}).get("username") or request.POST.get("login")
    return rules.normal_username(typed) if typed else None


def _hook(name: str) -> Callable[..., Any] | None:
    path = getattr(settings, name, None)
    return import_string(path) if path else None
