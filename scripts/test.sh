#!/usr/bin/env bash
# The whole suite in .venv: style, imports, then the tests on SQLite, then on PostgreSQL those that ask for it.
set -euo pipefail
cd "$(dirname "$0")/.."
results=build/tests
rm -rf "$results" && mkdir -p "$results"
failed=0

scripts/check.sh
.venv/bin/pytest -q -n 2 --dist loadscope -m "not postgres" --junitxml="$results/sqlite.xml" "$@" || failed=1
echo "Once more on PostgreSQL: writers at the same time, and what the database itself has to refuse"
scripts/with_postgres.sh .venv/bin/pytest -q -m "postgres or both_databases" \
  --junitxml="$results/postgresql.xml" "$@" || [[ $? == 5 ]] || failed=1 # 5: none was chosen
.venv/bin/python scripts/count_tests.py "$results"/*.xml
exit $failed
