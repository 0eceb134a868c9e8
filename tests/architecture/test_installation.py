"""What Django itself finds fault with, and what must not be in the tree."""

import re
import subprocess

import pytest
from django.core import checks
from django.core.management import call_command

from tests.architecture.tree import PROJECT, name

NOT_KEPT = re.compile(r"(^|/)(uv\.lock|pylock[^/]*\.toml|node_modules|.*\.mo|.*\.sqlite3|secret\.key)$")


def test_system_checks_find_nothing():
    found = [f"{fault.id}: {fault.msg}" for fault in checks.run_checks() if fault.level >= checks.WARNING]

    assert not found, "\n".join(found)


@pytest.mark.django_db
def test_migrations_are_those_of_the_models(capsys):
    try:
        call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    except SystemExit:
        pytest.fail(capsys.readouterr().out, pytrace=False)


@pytest.mark.parametrize("lock", sorted((PROJECT / "requirements").glob("*.txt")), ids=name)
def test_lock_has_hashes_and_no_addresses(lock):
    text = lock.read_text()
    unhashed = re.findall(r"^(\S+==\S+)(?:[^\n\\]*)$", text, re.MULTILINE)

    assert "://" not in text
    assert "--index" not in text
    assert not unhashed


def test_test_lock_agrees_with_the_run_lock():
    pinned = re.compile(r"^(\S+==\S+)", re.MULTILINE)
    run, test = (
        set(pinned.findall((PROJECT / "requirements" / f"{one}.txt").read_text())) for one in ("run", "test")
    )

    assert run <= test, f"make lock: {', '.join(sorted(run - test))}"


def test_tree_keeps_only_what_people_wrote():
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git work tree")

    assert not [path for path in listed.stdout.splitlines() if NOT_KEPT.search(path)]
