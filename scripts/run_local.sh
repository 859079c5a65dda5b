#!/usr/bin/env bash
# Runs the whole pipeline on this machine, with PostgreSQL, an SQS server and an S3 server inside.
# Needs a JDK, 17 or later, and bash. Ctrl-C stops everything.
#
# Usage: scripts/run_local.sh [--fresh] [--help]
#
#   --fresh   start without the files, records and messages of earlier runs
#
# Ports, as environment variables: PORT (8000), POSTGRES_PORT (54329), SQS_PORT (9324), S3_PORT (9090).
# Data and logs are in .local/; a JVM's options can be given in JAVA_OPTS.
set -euo pipefail

usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p;}' "$0"; }
fail() { echo "run_local: $*" >&2; exit 1; }

cd "$(dirname "${BASH_SOURCE[0]}")/.."

arguments=()
for argument in "$@"; do
  case "$argument" in
    --fresh) arguments+=("$argument") ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; fail "unknown option $argument" ;;
  esac
done

java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
command -v "$java" >/dev/null || fail "no java found: install a JDK, 17 or later, or set JAVA_HOME"
version=$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p')
[ "${version%%.*}" -ge 17 ] || fail "Java $version is too old: install a JDK, 17 or later, or set JAVA_HOME"

jar=local/target/local.jar
stale() {
  [ ! -f "$jar" ] || [ -n "$(find pom.xml functions api-host local -path '*/target' -prune -o \
    \( -name pom.xml -o -path '*/src/main/*' \) -type f -newer "$jar" -print | head -n 1)" ]
}
if stale; then
  echo "Building (the first time takes a few minutes) ..."
  ./mvnw -B -ntp -q -pl local -am package -Dmaven.test.skip=true || fail "the build failed; see above"
  touch "$jar"
fi

# The last three keep JDK 24 and later from warning about what libraries still do
# shellcheck disable=SC2086
exec "$java" -Xmx512m ${JAVA_OPTS:-} -XX:+IgnoreUnrecognizedVMOptions \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -jar "$jar" ${arguments[@]+"${arguments[@]}"}
