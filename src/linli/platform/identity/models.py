"""Accounts of residents and staff (the person behind one belongs to civic.people), and what they tried too often."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from linli.platform import clock
from linli.platform.identity import rules
from linli.platform.ui.words import masked_phone


class UserManager(BaseUserManager["User"]):
    """Makes accounts with normalised phones and usernames."""

    def get_by_natural_key(self, username: str) -> User:
        return self.get(username=rules.normal_username(username))

    def by_phone(self, phone: str) -> User | None:
        """The account of a phone, however it is typed; None when there is none."""
        normal = rules.normal_phone(phone)
        return self.filter(phone=normal).first() if normal else None

    def create_user(
        self,
        *,
        phone: str | None = None,
        username: str | None = None,
        password: str | None = None,
        **fields: Any,
    ) -> User:
        """An account with a phone (residents) or a username (staff), or both.

        Without a password none will ever fit. Raises ValueError for a phone that is none.
        """
        normal = rules.normal_phone(phone) if phone else None
        if phone and normal is None:
            raise ValueError("not a phone number")
        user = self.model(
            phone=normal, username=rules.normal_username(username) if username else None, **fields
        )
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> User:
        """The first administrator of an installation (`createsuperuser`)."""
        return self.create_user(
            username=username, password=password, is_staff=True, is_superuser=True, **fields
        )


class User(AbstractBaseUser, PermissionsMixin):
    """An account: what somebody logs in with, nothing about who they are.

    phone: E.164, `+86…`, of residents and of staff who also live here.
    username: of staff; kept in small letters.
    password_set_at: when the password was last chosen; it is to be changed every LINLI_PASSWORD_DAYS.
    """

    phone = models.CharField(_("phone"), max_length=16, unique=True, null=True, blank=True)
    username = models.CharField(_("username"), max_length=64, unique=True, null=True, blank=True)
    email = models.EmailField(_("email"), blank=True)
    is_staff = models.BooleanField(_("staff"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=clock.now)
    password_set_at = models.DateTimeField(_("password set"), null=True, blank=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        constraints = [
            models.CheckConstraint(
                condition=Q(phone__isnull=False) | Q(username__isnull=False),
                name="user_has_phone_or_username",
            ),
            models.CheckConstraint(
                condition=Q(phone__isnull=True) | Q(phone__startswith="+"), name="phone_is_e164"
            ),
        ]

    def __str__(self) -> str:
        """Safe to log and to show: a staff member's username, or the masked phone."""
        return self.username or masked_phone(self.phone)

    def get_username(self) -> str:
        """What the audit trail of ways in calls this account: its username, or its number, never the phone."""
        return self.username or f"#{self.pk}"

    def clean(self) -> None:
        """Normalise what was typed into a form; AbstractBaseUser would write `get_username()` back."""
        self.username = rules.normal_username(self.username) if self.username else None
        self.phone = (rules.normal_phone(self.phone) or self.phone) if self.phone else None

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(raw_password)
        self.password_set_at = clock.now() if raw_password else None


class Attempt(models.Model):
    """One try of something that may be tried only so often (LINLI_ATTEMPTS): a code sent, a household code typed.

    key: keyed digest of the phone or the address, so that the table tells nobody who tried.
    """

    kind = models.CharField(max_length=16)
    key = models.CharField(max_length=64)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["kind", "key", "at"], name="attempt_of_key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
