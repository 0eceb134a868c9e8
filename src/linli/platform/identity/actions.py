"""What is done at the door. Ways in leave their trail in axes (date, account, address, success), not in the journal:
they are no acts in a place.
"""

from __future__ import annotations

import time
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _

from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal, refuse_if
from linli.platform import clock
from linli.platform.identity import gateways, hooks, queries
from linli.platform.identity.models import Attempt, User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def find_or_open_account(*, phone: str) -> User | None:
    """The account of a phone; opened now when the register knows the phone; None for a stranger."""
    user = User.objects.by_phone(phone)
    if user is None and hooks.phone_in_register(phone):
        user, _created = User.objects.get_or_create(phone=phone, defaults={"password": make_password(None)})
    return user


def spend_attempt(*, kind: str, key: str) -> None:
    """Count one try, and forget those that no longer count."""
    _limit, minutes = settings.LINLI_ATTEMPTS[kind]
    Attempt.objects.filter(kind=kind, at__lt=clock.now() - timedelta(minutes=minutes)).delete()
    Attempt.objects.create(kind=kind, key=queries.attempt_key(kind, key))


def send_code(*, phone: str, code: str) -> None:
    """Send a login code by text message and count it. Raises OSError when the gateway fails."""
    spend_attempt(kind="sms", key=phone)
    minutes = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60
    text = _("%(code)s is your Linli code, valid for %(minutes)d minutes. Tell it to nobody.") % {
        "code": code,
        "minutes": minutes,
    }
    gateways.gateway().send(phone=phone, code=code, text=text)


def settle_in(*, request: HttpRequest, user: User) -> None:
    """After a way in: bind the person, and end the oldest sessions beyond LINLI_SESSIONS_EACH."""
    hooks.match_person(user)
    sessions = UserSession.objects.filter(user=user).exclude(session_key=request.session.session_key)
    for session in sessions.order_by("-created_at", "-pk")[settings.LINLI_SESSIONS_EACH - 1 :]:
        session.end()


def end_session(*, request: HttpRequest, session: int) -> None:
    """Sign out one of one's own devices; this one too."""
    mine = UserSession.objects.filter(user=request.user, pk=session).first()
    refuse_if(None if mine else say("This device is already signed out."))
    if mine.session_key == request.session.session_key:
        logout(request)
    mine.end()


def end_other_sessions(*, request: HttpRequest) -> int:
    """Sign out all of one's other devices; how many there were."""
    others = list(
        UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key)
    )
    for session in others:
        session.end()
    return len(others)


def enter_household(*, request: HttpRequest, address: str, code: str) -> int:
    """Open a household's session with the code on its slip; the household's number.

    Not one transaction: a failed try must stay counted.
    """
    refuse_if(queries.attempts_left("household", address), field="code")
    household = hooks.household_of_code(code)
    if household is None:
        spend_attempt(kind="household", key=address)
        raise Refusal(
            say(
                "No household has this code any more. Look at the latest slip, or ask your community officer."
            ),
            field="code",
        )
    request.session.cycle_key()
    request.session[queries.HOUSEHOLD] = household
    request.session[queries.HOUSEHOLD_SINCE] = int(time.time())
    return household


def leave_household(*, request: HttpRequest) -> None:
    """Close the household's session in this browser."""
    request.session.pop(queries.HOUSEHOLD, None)
    request.session.pop(queries.HOUSEHOLD_SINCE, None)


@transaction.atomic
def switch_role(*, request: HttpRequest, user_id: int) -> User:
    """Be another member of the cast. Only in a demonstration, only the cast."""
    allowed = settings.LINLI_DEMONSTRATION and user_id in {member.user_id for member in hooks.demo_cast()}
    refuse_if(None if allowed else say("Only the cast of a demonstration can be switched to."))
    user = User.objects.get(pk=user_id)
    logout(request)
    login(request, user, backend=BACKEND)
    hooks.match_person(user)
    return user
