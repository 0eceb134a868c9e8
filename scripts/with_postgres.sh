#!/usr/bin/env bash
# Runs a command against a PostgreSQL of its own: scripts/with_postgres.sh COMMAND…
# The cluster listens on the loopback only, has a password of its own, and is gone afterwards.
set -euo pipefail

programs=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
[[ -n $programs ]] || programs=$(dirname "$(command -v pg_ctl)")
room=$(mktemp -d)
as=()
if [[ $(id -u) == 0 ]]; then # PostgreSQL refuses to run as root
  as=(runuser -u postgres --)
fi
password=$(python3 -c 'import secrets; print(secrets.token_hex(16))')
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

close() {
  (cd / && "${as[@]}" "$programs/pg_ctl" -D "$room/cluster" -m fast -w stop >/dev/null 2>&1) || true
  rm -rf "$room"
}
trap close EXIT

echo "$password" >"$room/password"
[[ ${#as[@]} == 0 ]] || chown -R postgres "$room"
(
  cd /
  "${as[@]}" "$programs/initdb" -D "$room/cluster" -U linli --encoding=UTF8 --locale=C.UTF-8 \
    --auth=scram-sha-256 --pwfile="$room/password" >/dev/null
  # Nothing here outlives the run, so nothing has to reach the disk.
  "${as[@]}" "$programs/pg_ctl" -D "$room/cluster" -w -l "$room/log" start -o \
    "-p $port -h 127.0.0.1 -k $room -c fsync=off -c synchronous_commit=off -c full_page_writes=off" >/dev/null
) || { cat "$room/log" >&2 2>/dev/null; exit 1; }
LINLI_DATABASE_URL="postgresql://linli:$password@127.0.0.1:$port/postgres" "$@"
