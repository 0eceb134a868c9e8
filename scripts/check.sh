#!/usr/bin/env bash
# Style, and who may import whom.
set -euo pipefail
cd "$(dirname "$0")/.."
.venv/bin/ruff check --quiet .
.venv/bin/ruff format --check --quiet . || {
  echo "Some files are not in shape; make fmt mends them:" >&2
  .venv/bin/ruff format --check . >&2
}
.venv/bin/lint-imports --no-cache
