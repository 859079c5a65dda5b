#!/bin/sh
# Starts what is in this folder, with its AOT cache if there is one. Arguments are options of the JVM.
cd "$(dirname "$0")" || exit 1
[ ! -f start.aot ] || set -- -XX:AOTCache=start.aot "$@"
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" "$@" @java.args
