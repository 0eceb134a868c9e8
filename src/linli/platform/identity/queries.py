"""Reads about ways in: tries left, open sessions, household sessions, the person's own data."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from linli.kernel.sentence import say
from linli.kernel.verdict import Verdict
from linli.platform import clock
from linli.platform.identity import hooks, rules
from linli.platform.identity.models import Attempt, User

# civic.people reads the first; the middleware takes both away when they are too old
HOUSEHOLD, HOUSEHOLD_SINCE = "household", "household_since"


@dataclass(frozen=True)
class OpenSession:
    """One device on which an account is signed in."""

    pk: int
    device: str
    address: str
    since: datetime
    here: bool


def attempt_key(kind: str, key: str) -> str:
    """The digest under which tries of one phone or address are counted."""
    return salted_hmac("linli.identity.attempt", f"{kind}:{key}", algorithm="sha256").hexdigest()


def attempts_left(kind: str, key: str) -> Verdict:
    """Whether there is another try within the span of LINLI_ATTEMPTS."""
    limit, minutes = settings.LINLI_ATTEMPTS[kind]
    since = clock.now() - timedelta(minutes=minutes)
    tried = Attempt.objects.filter(kind=kind, key=attempt_key(kind, key), at__gt=since).count()
    return Verdict(
        tried < limit, say("That was tried too often. Wait a while, or ask your community officer.")
    )


def sessions_of(user: User, request: HttpRequest) -> list[OpenSession]:
    """Where the account is signed in, this device first, then the latest."""
    sessions = [
        OpenSession(
            pk=session.pk,
            device=rules.device_words(session.user_agent),
            address=session.ip,
            since=session.created_at,
            here=session.session_key == request.session.session_key,
        )
        for session in UserSession.objects.filter(user=user).order_by("-created_at", "-pk")
    ]
    return sorted(sessions, key=lambda session: not session.here)


def household_of(request: HttpRequest) -> int | None:
    """The household whose code was typed in this browser; None for none."""
    return request.session.get(HOUSEHOLD)


def household_rested(request: HttpRequest) -> bool:
    """Whether a household's session is older than LINLI_HOUSEHOLD_MINUTES."""
    since = request.session.get(HOUSEHOLD_SINCE)
    minutes = settings.LINLI_HOUSEHOLD_MINUTES
    return since is not None and rules.idle_too_long(since, now=time.time(), minutes=minutes)


def has_second_factor(user: User) -> bool:
    """Whether an authenticator app or a passkey belongs to the account."""
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return Authenticator.objects.filter(user=user, type__in=kinds).exists()


def came_with_second_factor(request: HttpRequest) -> bool:
    """Whether this session has been opened, or since confirmed, with a second factor."""
    return any(record["method"] == "mfa" for record in get_authentication_records(request, request.user))


def data_of(user: User) -> dict[str, Any]:
    """What is kept about the person, JSON-able, by the storey that keeps it (PIPL art. 45)."""
    account = {
        "phone": user.phone,
        "username": user.username,
        "email": user.email,
        "joined": user.date_joined.isoformat(),
        "last_login": user.last_login.isoformat() if user.last_login else None,
        "second_factor": has_second_factor(user),
        "sessions": [
            {
                "device": rules.device_words(session.user_agent),
                "address": session.ip,
                "since": session.created_at.isoformat(),
            }
            for session in UserSession.objects.filter(user=user).order_by("pk")
        ],
    }
    return {"account": account, **hooks.exports_of(user)}
