#!/usr/bin/env bash
# Runs a fuzz test for longer than a build does. What it learns is kept in MODULE/target/fuzz for the next time, and so is
# what it finds, as crash-..., oom-... or timeout-...
#
# Usage: scripts/fuzz.sh MODULE CLASS [SECONDS]
#
#   MODULE   functions/split or functions/contracts
#   CLASS    the full name of the fuzz test
#   SECONDS  how long (600)
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

check_name_and_path "functions/split functions/contracts" "the full name of a fuzz test" "$@"
find_java

./mvnw -B -ntp -q -pl "$1" -am test-compile dependency:build-classpath -Dmdep.outputFile=target/test-classpath >&2

work=$1/target/fuzz
seeds=("$PWD/$1/src/test/resources/${2//.//}Inputs"/*/)
mkdir -p "$work/$2"
classpath="$PWD/$1/target/test-classes:$PWD/$1/target/classes:$(cat "$1/target/test-classpath")"
cd "$work"
exec "$java" "${quiet_java[@]}" -Xmx256m -cp "$classpath" com.code_intelligence.jazzer.Jazzer --target_class="$2" \
  --instrumentation_includes='io.filepipeline.**:org.apache.pdfbox.pdfparser.**:org.apache.pdfbox.cos.**:tools.jackson.**' \
  -max_total_time="${3:-600}" -timeout=120 "$2" "${seeds[@]}"
