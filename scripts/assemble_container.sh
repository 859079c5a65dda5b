#!/usr/bin/env bash
# Assembles the file tree of a function's container image, with an AOT cache that real invocations have trained.
# FOLDER/start.sh starts it. functions/Dockerfile makes the image of the same tree.
#
# Usage: scripts/assemble_container.sh upload|record|split FOLDER
#
# Whatever is in FOLDER is deleted. The cache takes a JDK 25 or later: set JAVA_HOME to one.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

check_function_and "a folder for the tree" "$@"
folder=$(absolute "$2")

find_java
build

exec "$java" "${quiet_java[@]}" -cp "$jar" -Dloader.main=io.filepipeline.local.AssembleContainer \
  org.springframework.boot.loader.launch.PropertiesLauncher "$1" "$folder"
