#!/bin/sh
# Starts the function in this folder, with its AOT cache if there is one. Arguments are options of the JVM.
cd "$(dirname "$0")" || exit 1
[ ! -f function.aot ] || set -- -XX:AOTCache=function.aot "$@"
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" @java.args "$@" \
  com.amazonaws.services.lambda.runtime.api.client.AWSLambda io.filepipeline.lambda.LambdaHandler::handleRequest
