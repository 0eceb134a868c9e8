"""Each case is lived through once a module, and taken back at its end."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction

from linli.config.rounds import offered
from linli.demonstration import build
from linli.platform import clock
from linli.platform.documents.models import StoredDossier

REPORTED = "2026-01-10"
LINLI = [sys.executable, "-c", "import sys; from linli.console import main; sys.exit(main())"]


@pytest.fixture(scope="module")
def case(request, django_db_setup, django_db_blocker) -> str:
    """The module's case (`CASE`)."""
    with django_db_blocker.unblock(), transaction.atomic():
        build([request.module.CASE])
        yield request.module.CASE
        transaction.set_rollback(True)


@pytest.fixture
def figures(case, request) -> dict[str, dict]:
    """The figures of the module's place (`PLACE`) by code, as `linli report --format json` gives them."""
    place, out = request.module.PLACE, StringIO()
    with clock.at(REPORTED):
        call_command("build_report", place=place, format="json", stdout=out)
    report = json.loads(out.getvalue())
    assert report["place"] == place and set(report) == {"place", "period", "indicators"}
    return {one["code"]: one for one in report["indicators"]}


@pytest.fixture
def faults(case) -> list[str]:
    """What the audits of all apps find."""
    return [str(fault) for _app, audit in offered("audits", "AUDITS") for fault in audit()]


@pytest.fixture
def recounted(case, tmp_path) -> Callable:
    """`recounted(kind)` recounts each sealed dossier of a kind by `linli recount`; how each ended and what it said."""

    def recount(kind: str) -> list[tuple[int, str]]:
        return [
            _recounted(tmp_path / f"{one.pk}.json", one.text)
            for one in StoredDossier.objects.filter(kind=kind)
        ]

    return recount


def _recounted(file: Path, text: str) -> tuple[int, str]:
    file.write_text(text)
    told = subprocess.run([*LINLI, "recount", str(file)], capture_output=True, text=True, check=False)
    return told.returncode, told.stdout + told.stderr
