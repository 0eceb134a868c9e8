"""The outcome report of a place and period: `linli report`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from linli.indicators import exports
from linli.indicators.queries import ALWAYS, Report, place_named, report_of
from linli.kernel.period import Period
from linli.kernel.sentence import say
from linli.kernel.verdict import Refusal
from linli.platform import clock
from linli.platform.ui.words import told

FORMATS = ("json", "word", "pdf", "text")
BINARY = frozenset({"word", "pdf"})


class Command(BaseCommand):
    help = "The outcome report of a place and period."

    def add_arguments(self, parser):
        parser.add_argument("--place", required=True, help="code or name of the place")
        parser.add_argument("--from", dest="since", help="first day, as 2023-01-01")
        parser.add_argument("--to", dest="until", help="last day")
        parser.add_argument("--period", help="2025, 2025-03 or 2024-03..2025-07")
        parser.add_argument("--format", default="json", choices=FORMATS)
        parser.add_argument("--out", help="write to this file")

    def handle(self, *, place, since, until, period, format, out, **options):
        if format in BINARY and not out:
            raise CommandError(gettext("Name the file to write with --out."))
        try:
            report = report_of(
                place_named(place), period_between(since, until) if since or until else asked(period)
            )
            content = content_of(report, format)
        except Refusal as refusal:
            raise CommandError(told(refusal.because)) from None
        if not out:
            self.stdout.write(content.decode(), ending="")
            return
        try:
            Path(out).write_bytes(content)
        except OSError as fault:
            raise CommandError(f"{out}: {fault.strerror}") from None


def content_of(report: Report, form: str) -> bytes:
    """The report as a file of one of FORMATS."""
    if form == "word":
        return exports.word_of(report).bytes()
    if form == "pdf":
        return exports.pdf_of(report)
    return (exports.json_of if form == "json" else exports.text_of)(report).encode()


def asked(period: str | None) -> Period | None:
    """A period as text; None for all time."""
    return Period.parse(period) if period else None


def period_between(since: str | None, until: str | None) -> Period:
    """From a day (default: the first record) to a day (default: today), both included; refuses what is no day."""
    first = day(since) if since else ALWAYS.first
    last = day(until) if until else clock.today()
    if last < first:
        raise Refusal(say("The last day is before the first."))
    return Period(first, last)


def day(text: str) -> date:
    """A day; of "2025" or "2025-03" nothing is guessed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal(say("%(text)s is not a day; write it as 2023-01-01.", text=text)) from None
