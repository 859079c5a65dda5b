#!/usr/bin/env bash
# Measures how long the functions take to start as Lambdas, beside handlers that do nothing, and prints a table.
#
# Usage: scripts/bench_cold_start.sh [TIMES]
#
#   TIMES  how often each is started; the table has the medians (10)
#
# With JAVA_HOME at a JDK 25 or later it also measures starts from an AOT cache.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

case "${1:-10}" in
  -h | --help) usage; exit 0 ;;
  *[!0-9]*) usage >&2; fail "TIMES is a number" ;;
esac

find_java
build

work=local/target/bench
rm -rf "$work"
mkdir -p "$work/bare/lib" "$work/classes"

for function in upload split; do
  mkdir -p "$work/$function"
  (cd "$work/$function" && "$java_home/bin/jar" xf "$OLDPWD/functions/$function/target/$function-lambda.zip")
  main io.filepipeline.local.AssembleContainer "$function" "$work/$function-container" >&2
done

# The same jars of the AWS SDK, packed in the same way
sdk=$(sed -n 's:.*<aws-sdk.version>\(.*\)</.*:\1:p' pom.xml)
cp "$work"/split/lib/{*-"$sdk".jar,eventstream-*.jar,reactive-streams-*.jar,slf4j-*.jar} "$work/bare/lib/"
"$java_home/bin/javac" --release 17 -d "$work/classes" -cp "local/target/lambda-runtime/*:$work/bare/lib/*" scripts/bench/*.java
"$java_home/bin/jar" cf "$work/bare/lib/bare.jar" -C "$work/classes" .

"$java" -version 2>&1 | head -n 1 >&2
main io.filepipeline.local.lambda.BenchColdStart "$work" "${1:-10}"
