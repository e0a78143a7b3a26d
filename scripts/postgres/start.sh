#!/usr/bin/env bash
# PostgreSQL 15 with pgvector on loopback for the tests, without Docker and without touching the system's packages (Debian 12).
# Everything lies under one private directory, HADIR_PG_HOME; may be called again while it runs. The last two lines printed are
# TEST_DATABASE_URL=... and TEST_PLAIN_DATABASE_URL=... (a second server that has no pgvector). Stop with stop.sh.
set -euo pipefail

home=${HADIR_PG_HOME:-/tmp/hadir-postgres-$(id -u)}
port=${HADIR_PG_PORT:-54329}
major=15
login=hadir_test
password=loopback-only

fail() {
  echo "postgres: $*" >&2
  exit 1
}

say() {
  echo "postgres: $*" >&2
}

# PostgreSQL refuses to run as root.
as_server_user() {
  if [ "$(id -u)" != 0 ]; then
    "$@"
    return
  fi
  local user=postgres
  id "$user" >/dev/null 2>&1 || user=nobody
  (cd / && setpriv --reuid="$user" --regid="$(id -g "$user")" --clear-groups env HOME="$home" "$@")
}

fetch_packages() {
  local packages=(postgresql-$major postgresql-client-$major postgresql-server-dev-$major libpq5)
  mkdir -p "$home/deb"
  cd "$home/deb"
  if ! apt-get download -qq "${packages[@]}" 2>"$home/apt.log"; then
    say "the package list may be old, updating it"
    apt-get update -qq >>"$home/apt.log" 2>&1 || true
    apt-get download -qq "${packages[@]}" 2>>"$home/apt.log" || fail "apt cannot download ${packages[*]}: $(tail -1 "$home/apt.log")"
  fi
  mkdir -p "$home/extracted"
  for package in ./*.deb; do dpkg-deb -x "$package" "$home/extracted"; done
}

# Debian 12 has no package of pgvector: Debian 13's source is small and builds in seconds.
build_pgvector() {
  local mirror lists=$home/lists
  mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Codename: bookworm' | head -1)
  [ -n "$mirror" ] || fail "this is no Debian 12 with an apt mirror"
  mkdir -p "$lists/partial" "$home/source"
  echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror trixie main" >"$home/sources.list"
  local private=(-o "Dir::Etc::sourcelist=$home/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$lists"
    -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o APT::Sandbox::User=root)
  apt-get "${private[@]}" update -qq >>"$home/apt.log" 2>&1 || fail "apt cannot read Debian 13's source list: $(tail -1 "$home/apt.log")"
  cd "$home/source"
  apt-get "${private[@]}" source -qq --download-only pgvector >>"$home/apt.log" 2>&1 || fail "apt cannot fetch pgvector's source"
  tar -xf pgvector_*.orig.tar.* --strip-components=1
  local config=$home/extracted/usr/lib/postgresql/$major/bin/pg_config
  [ -x "$config" ] || fail "pg_config is not among the packages"
  # pg_config finds every path relative to itself, so headers come from, and files go to, the private tree.
  make -s -j2 OPTFLAGS="" with_llvm=no PG_CONFIG="$config" >"$home/build.log" 2>&1 || fail "pgvector does not build, see $home/build.log"
  make -s install with_llvm=no PG_CONFIG="$config" >>"$home/build.log" 2>&1 || fail "pgvector does not install, see $home/build.log"
}

install_servers() {
  for tool in apt-get dpkg-deb make gcc tar setpriv; do
    command -v "$tool" >/dev/null || fail "$tool is missing, so PostgreSQL with pgvector cannot be set up here"
  done
  say "fetching PostgreSQL $major and building pgvector in $home"
  rm -rf "$home"
  mkdir -p "$home"
  chmod 755 "$home"
  fetch_packages
  local missing
  missing=$(LD_LIBRARY_PATH=$(library_path "$home/extracted") ldd "$home/extracted/usr/lib/postgresql/$major/bin/postgres" | awk '/not found/ {print $1}')
  [ -z "$missing" ] || fail "libraries are missing: $missing (apt-get install postgresql-$major brings them)"
  cp -al "$home/extracted" "$home/plain"
  build_pgvector
  mv "$home/extracted" "$home/vector"
  touch "$home/installed"
}

library_path() {
  echo "$1/usr/lib/$(uname -m)-linux-gnu"
}

start_server() {
  local kind=$1 at=$2
  local bin=$home/$kind/usr/lib/postgresql/$major/bin data=$home/data-$kind
  local libraries
  libraries=$(library_path "$home/$kind")
  local run=(as_server_user env LD_LIBRARY_PATH="$libraries")
  if "${run[@]}" "$bin/pg_isready" -q -h 127.0.0.1 -p "$at" && "${run[@]}" "$bin/pg_ctl" -D "$data" status >/dev/null 2>&1; then return; fi
  if [ ! -f "$data/ready" ]; then
    rm -rf "$data"
    install -d -m 700 "$data"
    echo "$password" >"$home/password"
    chmod 644 "$home/password"
    [ "$(id -u)" != 0 ] || chown "$("${run[@]}" id -u)" "$data"
    "${run[@]}" "$bin/initdb" -D "$data" -A scram-sha-256 -U owner --pwfile="$home/password" -E UTF8 --locale=C.UTF-8 >"$home/initdb-$kind.log" 2>&1 ||
      fail "initdb failed: $(tail -1 "$home/initdb-$kind.log")"
  fi
  # What the tests write is thrown away: no fsync.
  "${run[@]}" "$bin/pg_ctl" -D "$data" -w -s -l "$data/log" \
    -o "-p $at -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200" start </dev/null >/dev/null 2>&1 ||
    fail "PostgreSQL does not start on port $at: $(tail -3 "$data/log" 2>/dev/null)"
  [ -f "$data/ready" ] || create_login "$bin" "$at" "$libraries" "$kind"
  as_server_user touch "$data/ready"
}

# As an operator would have it: a login that owns its databases and may create a role, but is no superuser; so the extension is
# switched on for it, in the template of every database made from now on.
create_login() {
  local psql=(env PGPASSWORD="$password" LD_LIBRARY_PATH="$3" "$1/psql" -q -h 127.0.0.1 -p "$2" -U owner -v ON_ERROR_STOP=1)
  [ "$4" != vector ] || "${psql[@]}" -d template1 -c "create extension if not exists vector"
  "${psql[@]}" -d postgres -c "create role $login login createdb createrole password '$password'" -c "create database $login owner $login"
}

[ -f "$home/installed" ] || install_servers
start_server vector "$port"
start_server plain "$((port + 1))"
echo "TEST_DATABASE_URL=postgres://$login:$password@127.0.0.1:$port/$login"
echo "TEST_PLAIN_DATABASE_URL=postgres://$login:$password@127.0.0.1:$((port + 1))/$login"
