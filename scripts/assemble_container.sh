#!/usr/bin/env bash
# Assembles the file tree of a container image, a function's or the host's, with an AOT cache that real requests have
# trained. FOLDER/start.sh starts it. Dockerfile and functions/Dockerfile make the images of the same trees.
#
# Usage: scripts/assemble_container.sh upload|record|split|host FOLDER
#
# Whatever is in FOLDER is deleted. The cache takes a JDK 25 or later: set JAVA_HOME to one.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

check_name_and_path "upload record split host" "a folder for the tree" "$@"
folder=$(absolute "$2")

find_java
build

main io.filepipeline.local.AssembleContainer "$1" "$folder"
