#!/usr/bin/env bash
# Puts the host under load, and prints what it does and how long it takes: many uploads at once, mostly small, some of
# up to 100 MB, some PDFs that are split. Servers and host are started for the while, the host in a process of its own.
# Every answer is checked, and in the end that every accepted upload has its record and all its parts.
#
# Usage: scripts/bench_load.sh [SECONDS [CLIENTS]]
#
#   SECONDS  how long uploads are begun, after half a minute that warms up (300)
#   CLIENTS  how many upload at once (200)
#
# The host has the heap that HOST_HEAP says (256m), and its settings from the environment, such as UPLOAD_CONCURRENCY.
# What it stores needs some gigabytes in local/target, and is deleted at the end.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

case "${1:-}" in -h | --help) usage; exit 0 ;; esac
for argument in "$@"; do
  case "$argument" in '' | *[!0-9]*) usage >&2; fail "SECONDS and CLIENTS are numbers" ;; esac
done

find_java
build

work=local/target/bench-load
rm -rf "$work"
mkdir -p "$work"
"$java" -version 2>&1 | head -n 1 >&2
exec "$java" -Xmx1g "${quiet_java[@]}" -cp "$jar" -Dloader.main=io.filepipeline.local.BenchLoad \
  org.springframework.boot.loader.launch.PropertiesLauncher "$work" "${1:-300}" "${2:-200}" "${HOST_HEAP:-256m}"
