#!/usr/bin/env bash
# Measures how long it takes from the invocation of the function split until the last callback has arrived: a document is
# fetched from S3 and split into 100 parts, and these are stored in S3 and reported. This pipeline's function is its zip
# under AWS's runtime and, with a JDK 25 or later, also the content of its container image, with an AOT cache. Beside it
# runs a re-creation of the Python Lambda that it replaces, scripts/bench/original.py: as it is, and with parts that were
# made before, so that it only transfers. All use the same S3 server and report to the same receiver, and every part is
# looked at.
#
# Usage: scripts/bench_end_to_end.sh [DOCUMENT.pdf ...]
#
#   DOCUMENT  what is split, up to its first 1,000 pages; without any, a manual of 1,000 pages that is made for it, which
#             keeps PyPDF2 busy for a quarter of an hour
#
# Each is started ROUNDS times (3), in turn, unless it has taken two minutes; the tables have the medians. Cold is with the
# start of the process, warm are nine more invocations of the same one. PYTHON is a python with PyPDF2, boto3 and requests
# (python3, or else /usr/bin/python3; Debian: python3-pypdf2 python3-boto3 python3-requests); without any, only this
# pipeline is measured. What is stored goes to local/target, or to where BENCH_FOLDER says. Let it be a file system in
# memory, such as /dev/shm, to measure the functions and not the disk, which is still busy with zips and parts of the last.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

case "${1:-}" in -h | --help) usage; exit 0 ;; esac
find_documents "$@"

find_java
build

# the program itself: a version manager takes time to find it
candidates=(python3 /usr/bin/python3)
[ -z "${PYTHON:-}" ] || candidates=("$PYTHON")
for candidate in "${candidates[@]}"; do
  if python=$("$candidate" -c 'import sys, PyPDF2, boto3, requests; print(sys.executable)' 2>/dev/null); then break; fi
done
[ -n "$python" ] || echo "No python has PyPDF2, boto3 and requests: only this pipeline is measured; see --help" >&2

# what Terraform gives the function, when nobody says otherwise
memory=$(sed -n '/"split_memory_mb"/,/^}/s/^ *default *= *//p' terraform/variables.tf)

work=${BENCH_FOLDER:-local/target}/bench-end-to-end
rm -rf "$work"
mkdir -p "$work"
"$java" -version 2>&1 | head -n 1 >&2
[ -z "$python" ] || "$python" -c 'import platform, PyPDF2, boto3
print("Python", platform.python_version(), "PyPDF2", PyPDF2.__version__, "boto3", boto3.__version__)' >&2
main io.filepipeline.local.AssembleContainer split "$work/image" >&2
main io.filepipeline.local.bench.BenchEndToEnd "$work" "$memory" "${ROUNDS:-3}" "$python" ${documents[@]+"${documents[@]}"}
