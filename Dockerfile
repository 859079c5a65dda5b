# The host as a container image, started from an AOT cache that is trained while the image is built:
#
#   docker build -t file-pipeline-host .
#
# scripts/assemble_container.sh makes the same tree without Docker; functions/Dockerfile is for the functions.
ARG JDK=public.ecr.aws/amazoncorretto/amazoncorretto:25-al2023
ARG BASE=public.ecr.aws/amazoncorretto/amazoncorretto:25-al2023-headless

FROM ${JDK} AS build
RUN dnf install -y findutils gzip tar unzip && dnf clean all
WORKDIR /build
COPY . .
RUN ./mvnw -B -ntp -q -pl local -am package -Dmaven.test.skip=true

# Trained by the very JVM that will use the cache; not as root, whom PostgreSQL does not obey
FROM ${BASE} AS tree
RUN echo 'pipeline:x:1000:1000::/tmp:/bin/sh' >>/etc/passwd && mkdir /app && chown 1000:1000 /app
WORKDIR /build
COPY --from=build /build .
USER 1000:1000
RUN java -cp local/target/local.jar -Dloader.main=io.filepipeline.local.AssembleContainer \
    org.springframework.boot.loader.launch.PropertiesLauncher host /app

# What changes least comes first; the cache holds the paths of the jars, which must stay where they were
FROM ${BASE}
RUN echo 'pipeline:x:1000:1000::/tmp:/sbin/nologin' >>/etc/passwd && mkdir /spool && chown 1000:1000 /spool
COPY --from=tree /app/lib /app/lib
COPY --from=tree /app/api-host.jar /app/java.args /app/start.sh /app/
COPY --from=tree /app/start.aot /app/
USER 1000:1000
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD curl -fsS -o /dev/null "http://127.0.0.1:${PORT:-8000}/actuator/health/readiness"
ENTRYPOINT ["/app/start.sh", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-Djava.io.tmpdir=/spool"]
