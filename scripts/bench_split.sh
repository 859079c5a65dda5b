#!/usr/bin/env bash
# Splits documents by this engine and by whatever other tools are installed, one after the other, looks at every part
# that they make, and prints tables: time, memory, bytes. This engine and PDFBox are measured in a JVM that is warm, as
# those of a host and of a Lambda are; the others as processes.
#
# Usage: scripts/bench_split.sh [DOCUMENT.pdf ...]
#
#   DOCUMENT  what is split; without any, a manual of 1,000 pages that is made for it
#
# Known are qpdf, mutool, pdftk, PyPDF2 and PDFBox's Splitter. The parts go to local/target, and are deleted.
set -euo pipefail
caller=$PWD
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

case "${1:-}" in -h | --help) usage; exit 0 ;; esac
documents=()
for document in "$@"; do
  documents+=("$(cd "$caller" && realpath -e "$document")") || fail "There is no file $document"
done

find_java
build

"$java" -version 2>&1 | head -n 1 >&2
exec "$java" "${quiet_java[@]}" -cp "$jar" -Dloader.main=io.filepipeline.local.bench.BenchSplit \
  org.springframework.boot.loader.launch.PropertiesLauncher local/target/bench-split scripts/bench \
  ${documents[@]+"${documents[@]}"}
