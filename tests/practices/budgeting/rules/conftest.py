"""The oracle in its own process, and elections of every kind."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FILES = HERE.parents[4] / "shared" / "data" / "pb"
"""Real elections; they may not be handed on, so they lie beside the project and not in it."""


@pytest.fixture(scope="package")
def oracle():
    """`oracle(question)` is what pabutools answers (see `pabutools_process.py`)."""
    if find_spec("pabutools") is None:
        pytest.skip("pabutools, the oracle of these tests, is not installed")
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", str(HERE / "pabutools_process.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def ask(question):
        process.stdin.write(json.dumps(question) + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        assert answer, "the oracle has ended"
        return json.loads(answer)

    yield ask
    process.stdin.close()
    process.stdout.close()
    process.wait(60)


@pytest.fixture
def election_file():
    """The path of a real election by its name; skips where the files are absent."""

    def path(name):
        found = FILES / name
        if not found.exists():
            pytest.skip(f"the election {name} is not there (looked in {FILES})")
        return found

    return path
