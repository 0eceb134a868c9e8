"""Habits of the house that no linter knows: one clock, no signals, no hidden imports, nothing left open."""

import ast
import re

import pytest

from tests.architecture.tree import SOURCE, dotted, name, nodes, parsed, python_files

CLOCK = SOURCE / "platform" / "clock.py"
OTHER_CLOCKS = {
    "timezone.now", "timezone.localtime", "timezone.localdate", "datetime.now", "datetime.utcnow",
    "datetime.today", "date.today", "datetime.datetime.now", "datetime.date.today", "Now",
}  # fmt: skip
SLOW = "# slow library"


def pure(path):
    return path.relative_to(SOURCE).parts[0] not in {"console.py", "recount.py", "config"}


def test_time_is_asked_of_the_clock():
    found = [
        f"{name(path)}:{node.lineno}"
        for path in python_files(migrations=True)
        if path != CLOCK
        for node in nodes((ast.Attribute, ast.Name), path)
        if dotted(node) in OTHER_CLOCKS
    ]

    assert not found, f"ask linli.platform.clock instead: {', '.join(found)}"


def test_nothing_listens_to_signals():
    found = [
        f"{name(path)}:{node.lineno}"
        for path in python_files()
        for node in nodes((ast.Import, ast.ImportFrom), path)
        if any(
            module.endswith(".signals") or module in {"django.dispatch", "blinker"}
            for module in (
                [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
            )
        )
    ]

    assert not found, f"an action calls, a hand-over is announced; no signals: {', '.join(found)}"


def test_imports_stand_at_the_top_save_for_slow_libraries():
    found = []
    for path in filter(pure, python_files()):
        text = path.read_text().splitlines()
        top = set(parsed(path).body)
        for node in nodes((ast.Import, ast.ImportFrom), path):
            if node in top or typing_only(path, node):
                continue
            if SLOW not in text[node.lineno - 1] and SLOW not in text[node.end_lineno - 1]:
                found.append(f"{name(path)}:{node.lineno}")

    assert not found, f"move to the top, or say “{SLOW}”: {', '.join(found)}"


def typing_only(path, node):
    """Whether an import stands under `if TYPE_CHECKING:`."""
    return any(
        isinstance(block, ast.If) and dotted(block.test).endswith("TYPE_CHECKING") and node in block.body
        for block in parsed(path).body
    )


def test_nothing_is_left_open():
    word = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    found = [
        f"{name(path)}:{number}"
        for path in python_files()
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if word.search(line)
    ]

    assert not found, f"finish these: {', '.join(found)}"


@pytest.mark.parametrize("ending", ["create", "save", "delete", "update", "bulk_create", "bulk_update"])
def test_only_actions_write(ending):
    """Views, forms and queries read; where they write, the act has no verb, no permit and no journal row."""
    readers = {"views", "queries", "facts", "permissions", "exports", "rules"}
    found = [
        f"{name(path)}:{node.lineno}"
        for path in python_files()
        if readers & {path.stem, path.parent.name}
        for node in nodes(ast.Call, path)
        if isinstance(node.func, ast.Attribute)
        and node.func.attr == ending
        and (".objects" in dotted(node.func) or ending in {"bulk_create", "bulk_update"})
    ]

    assert not found, f"write in an action: {', '.join(found)}"
