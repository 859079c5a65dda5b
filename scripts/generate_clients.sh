#!/usr/bin/env bash
# Makes a Java and a TypeScript client from the OpenAPI document of a pipeline that runs, and compiles both.
# Needs a JDK, curl and, for TypeScript, npm. What it makes is in target/clients/java and target/clients/typescript.
#
# Usage: scripts/generate_clients.sh [URL] [--help]
#
#   URL  where the pipeline is; http://127.0.0.1:8000 if it is not given
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
  -*) usage >&2; fail "unknown option $1" ;;
esac
url=${1:-http://127.0.0.1:8000}
clients=$PWD/target/clients
need curl npm

rm -rf "$clients"
mkdir -p "$clients"
curl -sSf -o "$clients/openapi.json" "$url/v3/api-docs" || fail "there is no pipeline at $url: start one with scripts/run_local.sh"

./mvnw -B -ntp -q -f scripts/clients generate-sources -Dclients.folder="$clients" -Dclients.document="$clients/openapi.json" >"$clients/generate.log" 2>&1 \
  || fail "the clients cannot be made; see $clients/generate.log"
./mvnw -B -ntp -q -f "$clients/java" compile || fail "the Java client does not compile; see above"
echo "The Java client compiles: target/clients/java"
(cd "$clients/typescript" && npm install --no-audit --no-fund --silent && npx tsc --noEmit -p .) || fail "the TypeScript client does not compile; see above"
echo "The TypeScript client compiles: target/clients/typescript"
