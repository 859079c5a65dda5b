#!/usr/bin/env bash
# Runs the whole pipeline on this machine, with PostgreSQL, an SQS server and an S3 server inside.
# Needs a JDK, 17 or later, and bash. Ctrl-C stops everything.
#
# Usage: scripts/run_local.sh [--lambda] [--fresh] [--help]
#
#   --lambda  the queues feed the functions' zips, as Lambda runs them, instead of the host's listeners
#   --fresh   start without the files, records and messages of earlier runs
#
# Ports, as environment variables: PORT (8000), POSTGRES_PORT (54329), SQS_PORT (9324), S3_PORT (9090).
# Data and logs are in .local/; a JVM's options can be given in JAVA_OPTS.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

arguments=()
for argument in "$@"; do
  case "$argument" in
    --fresh | --lambda) arguments+=("$argument") ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; fail "unknown option $argument" ;;
  esac
done

find_java
build

# shellcheck disable=SC2086
exec "$java" -Xmx512m ${JAVA_OPTS:-} "${quiet_java[@]}" -jar "$jar" ${arguments[@]+"${arguments[@]}"}
