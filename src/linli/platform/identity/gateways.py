"""How a text message leaves the house. Another gateway is a class with `send`, named in LINLI_SMS_GATEWAY."""

from __future__ import annotations

import sys
from abc import ABC, abstractmethod
from typing import ClassVar

from django.conf import settings
from django.utils.module_loading import import_string

from linli.platform.ui.words import masked_phone


class Gateway(ABC):
    """Sends one message to one phone; raises OSError when it could not."""

    @abstractmethod
    def send(self, *, phone: str, code: str, text: str) -> None:
        """Send `text` (or the provider's template filled with `code`) to `phone` (E.164)."""


class ConsoleGateway(Gateway):
    """Writes to the terminal, past the logs. For development and the demonstration only: a check says so."""

    def send(self, *, phone: str, code: str, text: str) -> None:
        sys.stdout.write(f"[SMS → {masked_phone(phone)}] {text}\n")
        sys.stdout.flush()


class MemoryGateway(Gateway):
    """Keeps what was sent, for tests."""

    sent: ClassVar[list[tuple[str, str]]] = []

    def send(self, *, phone: str, code: str, text: str) -> None:
        self.sent.append((phone, code))


def gateway() -> Gateway:
    """The gateway of this installation."""
    return import_string(settings.LINLI_SMS_GATEWAY)()
