#!/usr/bin/env bash
# Sees that Debian packages are there: scripts/debian.sh PACKAGE…
# Installs what is missing when the user may (root, or sudo without a password); else says which and stops.
set -euo pipefail

if ! command -v dpkg-query >/dev/null; then
  echo "This is no Debian: see for yourself that these are installed: $*" >&2
  exit 0
fi

missing=()
for package in "$@"; do
  state=$(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null || true)
  [[ $state == ii* ]] || missing+=("$package")
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

if [[ $(id -u) == 0 ]]; then
  as=()
elif sudo -n true 2>/dev/null; then
  as=(sudo -n)
else
  echo "These Debian packages are missing: ${missing[*]}" >&2
  echo "Ask an administrator for: apt-get install --no-install-recommends ${missing[*]}" >&2
  exit 1
fi

echo "Installing from Debian: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as[@]}" apt-get -qq update
"${as[@]}" apt-get -qq install --yes --no-install-recommends "${missing[@]}" >/dev/null
