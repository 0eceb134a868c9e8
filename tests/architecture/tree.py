"""The source tree as the tests of its shape see it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
SOURCE = PROJECT / "src" / "linli"
TESTS = PROJECT / "tests"


def name(path: Path) -> str:
    """A path as it is read in a failure, from the project's root."""
    return path.relative_to(PROJECT).as_posix()


def python_files(root: Path = SOURCE, *, migrations: bool = False) -> list[Path]:
    """The Python files below a folder; migrations are generated, so they are left out unless asked for."""
    return sorted(
        path for path in root.rglob("*.py") if migrations or "migrations" not in path.relative_to(root).parts
    )


def templates() -> list[Path]:
    """Every page and mail."""
    return sorted(
        path for path in SOURCE.rglob("templates/**/*") if path.suffix in {".html", ".txt", ".xml", ".svg"}
    )


def practices() -> list[Path]:
    """One folder a practice."""
    return _packages(SOURCE / "practices")


def apps() -> list[Path]:
    """The folders that keep to the floor plan to the letter; platform is machinery and has other rooms too."""
    return practices() + _packages(SOURCE / "civic")


def _packages(folder: Path) -> list[Path]:
    return sorted(path.parent for path in folder.glob("*/__init__.py"))


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(), filename=str(path))


def nodes(kind: type[ast.AST] | tuple[type[ast.AST], ...], path: Path) -> Iterator[ast.AST]:
    """The nodes of one kind in a file."""
    return (node for node in ast.walk(parsed(path)) if isinstance(node, kind))


def dotted(node: ast.expr) -> str:
    """`timezone.now` for the expression that says so; "" for anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""
