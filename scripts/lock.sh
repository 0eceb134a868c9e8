#!/usr/bin/env bash
# Resolves the locks anew, with hashes and without addresses, for every platform at once.
set -euo pipefail
cd "$(dirname "$0")/.."
tool=$(mktemp -d)
trap 'rm -rf "$tool"' EXIT
python3 -m venv "$tool"
"$tool/bin/pip" install --quiet --disable-pip-version-check uv
resolve() {
  "$tool/bin/uv" pip compile pyproject.toml --group build --universal --python-version 3.11 --upgrade \
    --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet "$@"
}
resolve -o requirements/run.txt
resolve --extra test --extra analysis -c requirements/run.txt -o requirements/test.txt
