#!/usr/bin/env bash
# Makes .venv and installs what is locked, by hash: scripts/setup.sh [run|test]
# Does nothing where neither the lock nor the project file has changed since.
set -euo pipefail
cd "$(dirname "$0")/.."
level=${1:-run}
lock=requirements/$level.txt

find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3.11 python3 python3.12 python3.13 python3.14; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$candidate"
      return
    fi
  done
  echo "Linli needs Python 3.11 or newer, and none was found. On Debian 12: apt-get install python3 python3-venv" >&2
  return 1
}

make_environment() {
  local python
  python=$(find_python)
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "This Python cannot make a virtual environment yet: it needs the package python3-venv."
    scripts/debian.sh python3-venv
  fi
  "$python" -m venv --clear .venv
}

# One line a package that is being fetched, so that a slow network is seen to move.
show_progress() {
  awk -v all="$(grep -c '^[a-z]' "$lock")" -v tty="$([[ -t 1 ]] && echo 1 || echo 0)" '
    /^Collecting/ && tty { printf "\r  %d of about %d packages", ++n, all; fflush() }
    END { if (tty && n) print "" }'
}

fingerprint=$( { pwd; cat "$lock" pyproject.toml hatch_build.py; } | sha256sum | cut -d' ' -f1)
stamp=.venv/linli-$level
if [[ ! -f $stamp || $(<"$stamp") != "$fingerprint" ]] || ! .venv/bin/python -c '' 2>/dev/null; then
  [[ -f $stamp || -f .venv/linli-run ]] && .venv/bin/python -c '' 2>/dev/null || make_environment
  echo "Installing the locked packages of $lock into .venv (a few minutes the first time)"
  pip=(.venv/bin/python -m pip --disable-pip-version-check)
  "${pip[@]}" install --use-pep517 --require-hashes -r "$lock" | show_progress
  "${pip[@]}" install --quiet --no-deps --no-build-isolation -e .
  echo "$fingerprint" >"$stamp"
fi
.venv/bin/python -m linli.config.catalogues
