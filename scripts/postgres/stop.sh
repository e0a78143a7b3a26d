#!/usr/bin/env bash
# Stops what start.sh started. `stop.sh --remove` also deletes its directory.
set -euo pipefail

home=${HADIR_PG_HOME:-/tmp/hadir-postgres-$(id -u)}
for data in "$home"/data-*; do
  [ -f "$data/postmaster.pid" ] || continue
  pid=$(head -1 "$data/postmaster.pid")
  # SIGINT is PostgreSQL's fast shutdown.
  kill -INT "$pid" 2>/dev/null || true
  for _ in $(seq 100); do
    [ -f "$data/postmaster.pid" ] && kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
done
[ "${1:-}" != --remove ] || rm -rf "$home"
