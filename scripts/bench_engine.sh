#!/usr/bin/env bash
# Measures the split engine alone, by JMH: to open a document, and to make parts of it that go nowhere.
#
# Usage: scripts/bench_engine.sh [--flame-graph FILE.html] [DOCUMENT.pdf]
#
#   FILE.html  where to draw what the engine does all the time, page by page
#   DOCUMENT   what is split; without any, a manual of 1,000 pages that is made for it
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

flame=
case "${1:-}" in
  -h | --help) usage; exit 0 ;;
  --flame-graph)
    [ $# -ge 2 ] || { usage >&2; fail "name the file for the flame graph"; }
    flame=$(absolute "$2")
    shift 2
    ;;
esac
find_documents "$@"
document=()
[ $# -eq 0 ] || document=(-p "document=${documents[0]}")

find_java
build
unpack

work=local/target/bench-engine
rm -rf "$work"
mkdir -p "$work"
jmh() { "$java" "${quiet_java[@]}" -cp "$unpacked" org.openjdk.jmh.Main ${document[@]+"${document[@]}"} "$@"; }

"$java" -version 2>&1 | head -n 1 >&2
if [ -z "$flame" ]; then
  jmh EngineBenchmark -prof gc
else
  # native code, such as zlib, as often as the rest
  "$java_home/bin/jfr" configure --input profile.jfc --output "$work/equal.jfc" \
    jdk.ExecutionSample#period=10ms jdk.NativeMethodSample#period=10ms >&2
  jmh EngineBenchmark.split -p task=PAGE_BY_PAGE -prof "jfr:dir=$work;configName=$(absolute "$work/equal.jfc")" -jvmArgsAppend "-XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints"
  recording=$(find "$work" -name "*.jfr")
  "$java" -jar "$(dirname "$unpacked")"/lib/jfr-converter-*.jar --title "The split engine, page by page" --simple \
    "$recording" "$flame"
fi
