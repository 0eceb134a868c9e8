"""Password rules beside Django's own: mixed kinds of characters, and not the one that is being changed."""

from __future__ import annotations

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from linli.platform.identity import rules
from linli.platform.identity.models import User


class MixedCharactersValidator:
    """At least three of: small letters, capitals, digits, other signs (graded protection, password complexity)."""

    def __init__(self, kinds: int = 3):
        self.kinds = kinds

    def validate(self, password: str, user: User | None = None) -> None:
        if rules.kinds_of_characters(password) < self.kinds:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        return _("Mix at least %(kinds)d of these: small letters, capitals, digits, other signs.") % {
            "kinds": self.kinds
        }


class NotTheOldOneValidator:
    """A change must change something."""

    def validate(self, password: str, user: User | None = None) -> None:
        if user and user.has_usable_password() and check_password(password, user.password):
            raise ValidationError(self.get_help_text(), code="password_not_changed")

    def get_help_text(self) -> str:
        return _("Choose one that you do not use now.")
