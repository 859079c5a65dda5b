#!/usr/bin/env bash
# Invokes a function's zip once, as Lambda would, and prints its answer, its logs and how long it took.
#
# Usage: scripts/invoke_local.sh upload|record|split EVENT
#
#   EVENT  the file with the event, - for the standard input; examples are in events/
#
# Works on the servers of a pipeline that runs (scripts/run_local.sh); when none does, on what the environment names:
# the variables of docs/configure.md. The answer goes to the standard output, all else to the standard error.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

check_name_and_path "upload record split" "a file with an event, such as events/split.json" "$@"
event=$(absolute "$2")
[ "$event" = - ] || [ -r "$event" ] || fail "there is no file $2"

find_java
build

main io.filepipeline.local.lambda.InvokeLocal "$1" "$event"
