#!/usr/bin/env bash
# Splits documents by this engine and by whatever other tools are installed, one after the other, looks at every part
# that they make, and prints tables: time, memory, bytes. Libraries for Java are measured in a JVM that is warm, as
# those of a host and of a Lambda are, this engine both so and as a process; the others as processes.
#
# Usage: scripts/bench_split.sh [DOCUMENT.pdf ...]
#
#   DOCUMENT  what is split; without any, a manual of 1,000 pages that is made for it
#
# A process is started five times, or until ten seconds have passed, and the one in the middle counts.
#
# Known are PDFBox's Splitter, iText, Sejda, qpdf, mutool, pdftk and PyPDF2. scripts/bench/itext/pom.xml and
# scripts/bench/sejda/pom.xml say how those two are fetched. With JAVA_HOME at a JDK 25 or later the process starts
# from an AOT cache; with an older one it is left out. The parts go to local/target, or to where BENCH_FOLDER says, and
# are deleted. Let it be a file system in memory, such as /dev/shm/bench, to measure the tools and not the disk: in a
# group of inodes of which many were deleted within minutes, ext4 takes ten times as long to create a file.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

case "${1:-}" in -h | --help) usage; exit 0 ;; esac
find_documents "$@"

find_java
build
unpack

"$java" -version 2>&1 | head -n 1 >&2
exec "$java" "${quiet_java[@]}" -cp "$unpacked" io.filepipeline.local.bench.BenchSplit \
  "${BENCH_FOLDER:-local/target/bench-split}" scripts/bench ${documents[@]+"${documents[@]}"}
