"""Build hook: a wheel, and an editable install, carry compiled translations."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        source = Path(self.root, "src")
        sys.path.insert(0, str(source))
        try:
            from linli.config import catalogues  # stands in the tree that is being built
        finally:
            sys.path.remove(str(source))
        catalogues.compile_tree(source / "linli")
