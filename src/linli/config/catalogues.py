"""Compile every translation of a source tree: `python -m linli.config.catalogues`.

Pure Python (Babel), so that no gettext tools have to be installed. The build hook calls the same function,
so a wheel carries what a source tree shows.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

TREE = Path(__file__).resolve().parents[1]


def find(tree: Path = TREE) -> list[Path]:
    """The catalogues (`….po`) of a tree."""
    return sorted(tree.glob("**/locale/*/LC_MESSAGES/*.po"))


def read(po: Path) -> Catalog:
    """The catalogue in a file; raises ValueError naming the file and line of a fault."""
    try:
        with po.open("rb") as lines:
            return read_po(lines, locale=po.parents[1].name, abort_invalid=True)
    except PoFileError as fault:
        raise ValueError(f"{po}:{fault.lineno + 1}: {fault}") from fault


def compile_one(po: Path) -> bool:
    """Write the `.mo` beside a `.po`, unless it is already newer; says whether it wrote."""
    mo = po.with_suffix(".mo")
    if mo.exists() and mo.stat().st_mtime > po.stat().st_mtime:
        return False
    catalogue = read(po)
    half = mo.with_suffix(f".{os.getpid()}.mo")
    with half.open("wb") as out:
        write_mo(out, catalogue)
    half.replace(mo)  # a server that reads it meanwhile sees the old or the new one, whole
    return True


def compile_tree(tree: Path = TREE) -> int:
    """Compile what has changed; how many were written."""
    return sum(compile_one(po) for po in find(tree))


def main() -> int:
    try:
        written = compile_tree()
    except ValueError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"{len(find())} catalogues, {written} compiled")
    return 0


if __name__ == "__main__":
    sys.exit(main())
