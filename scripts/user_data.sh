#!/usr/bin/env bash
# Makes an instance of Amazon Linux 2023 the host: PostgreSQL on its own volume, the API as a service that restarts, logs
# and metrics in CloudWatch, a backup every night. Terraform passes it to the instance, with its settings before it.
#
# Usage: scripts/user_data.sh [--help]
#
# Settings, as environment variables: NAME, AWS_REGION, AWS_SECRET_NAME, ARTIFACTS_BUCKET, LOG_GROUP, METRICS_NAMESPACE,
# RECORD_ON_HOST; HOST_JAR (a key in the bucket) or HOST_IMAGE (in ECR); DATABASE_VOLUME (an EBS volume's id) when PostgreSQL
# runs here; CERTIFICATE_SECRET_ARN for HTTPS; OTLP_ENDPOINT for spans. Safe to run again. ROOT is a folder to install into, for trials.
set -euo pipefail

if [ "${1:-}" = -h ] || [ "${1:-}" = --help ]; then
  sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p;}' "$0"
  exit 0
fi

root=${ROOT:-}
say() { echo "user_data: $*"; }
fail() { say "$*" >&2; exit 1; }
for setting in NAME AWS_REGION AWS_SECRET_NAME ARTIFACTS_BUCKET LOG_GROUP METRICS_NAMESPACE RECORD_ON_HOST; do
  [ -n "${!setting:-}" ] || fail "$setting is not set"
done
[ -n "${HOST_JAR:-}${HOST_IMAGE:-}" ] || fail "set HOST_JAR or HOST_IMAGE"
export AWS_REGION AWS_DEFAULT_REGION=$AWS_REGION

# What may not be there yet: the role of a new instance, a volume that is still being attached.
again() {
  local try
  for try in $(seq "${TRIES:-60}"); do
    "$@" && return
    say "not yet ($try): $1 ${2:-}" >&2
    sleep "${PAUSE:-5}"
  done
  return 1
}

write() { # PATH MODE, from the standard input
  mkdir -p "$(dirname "$root$1")"
  (umask 077 && cat >"$root$1.new")
  chmod "$2" "$root$1.new"
  mv "$root$1.new" "$root$1"
}

install_packages() {
  local packages=(jq amazon-cloudwatch-agent)
  if [ -n "${HOST_JAR:-}" ]; then packages+=(java-25-amazon-corretto-headless); else packages+=(docker); fi
  if [ -n "${DATABASE_VOLUME:-}" ]; then packages+=(postgresql17 postgresql17-server); fi
  if [ -n "${CERTIFICATE_SECRET_ARN:-}" ]; then packages+=(nginx); fi
  again dnf install -y -q "${packages[@]}" || fail "the packages cannot be installed: ${packages[*]}"
}

setting() { # KEY of the secret; never printed
  aws secretsmanager get-secret-value --secret-id "$AWS_SECRET_NAME" --query SecretString --output text | jq -er --arg key "$1" '.[$key]'
}

database_disk() { # the device of the volume, which NVMe names by the volume's id
  local disk="$root/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_${DATABASE_VOLUME/-/}"
  [ -e "$disk" ] && echo "$disk"
}

mount_database() {
  local disk uuid
  again database_disk >/dev/null || fail "the volume $DATABASE_VOLUME is not attached"
  disk=$(database_disk)
  # only a volume that is empty for certain: blkid answers 2 when it has looked and found nothing
  local found=0
  blkid -p "$disk" >/dev/null || found=$?
  case $found in
    0) ;;
    2) say "making a file system on $DATABASE_VOLUME" && mkfs.xfs -q "$disk" ;;
    *) fail "cannot tell what is on $DATABASE_VOLUME" ;;
  esac
  uuid=$(blkid -o value -s UUID "$disk")
  mkdir -p "$root/var/lib/pgsql" "$root/etc"
  grep -qs "$uuid" "$root/etc/fstab" || echo "UUID=$uuid /var/lib/pgsql xfs defaults,nofail 0 2" >>"$root/etc/fstab"
  mountpoint -q "$root/var/lib/pgsql" || mount "$root/var/lib/pgsql"
  xfs_growfs "$root/var/lib/pgsql" >/dev/null
}

start_database() {
  mount_database
  local data="$root/var/lib/pgsql/data"
  chown postgres:postgres "$root/var/lib/pgsql"
  if [ ! -e "$data/PG_VERSION" ]; then
    # whatever the locale of the system: one in which upper and lower case are told of all letters, and that sorts the same under
    # the next version of it
    runuser -u postgres -- initdb -D "$data" -E UTF8 --locale=C.UTF-8 --auth-local=peer --auth-host=scram-sha-256 --data-checksums >/dev/null
  fi
  write /etc/systemd/system/postgresql.service.d/volume.conf 644 <<'UNIT'
[Unit]
RequiresMountsFor=/var/lib/pgsql
[Service]
Restart=always
UNIT
  systemctl daemon-reload
  systemctl enable --now postgresql
  again runuser -u postgres -- psql -qc 'select 1' >/dev/null || fail "PostgreSQL does not start"
  local password
  password=$(again setting DATABASE_PASSWORD) || fail "the secret $AWS_SECRET_NAME has no DATABASE_PASSWORD"
  DATABASE_PASSWORD=$password runuser -u postgres -- psql -qv ON_ERROR_STOP=1 <<'SQL'
\getenv password DATABASE_PASSWORD
SELECT 'CREATE ROLE file_pipeline LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'file_pipeline') \gexec
ALTER ROLE file_pipeline PASSWORD :'password';
SELECT 'CREATE DATABASE file_pipeline OWNER file_pipeline' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'file_pipeline') \gexec
SQL
  back_up_nightly
}

back_up_nightly() {
  write /usr/local/bin/file-pipeline-backup 755 <<'SCRIPT'
#!/usr/bin/env bash
set -euo pipefail
# straight to S3: no disk of this machine has room for certain. S3 has to know how many parts it may become
size=$(runuser -u postgres -- psql -Atc "SELECT pg_database_size('file_pipeline')" file_pipeline)
exec 3> >(exec aws s3 cp --only-show-errors --expected-size "$size" - "s3://$ARTIFACTS_BUCKET/backups/$(date -u +%Y-%m-%dT%H-%M-%SZ).dump")
upload=$!
# half a dump must not look like a backup: the upload learns of the end only when the dump is whole, or else never
if ! runuser -u postgres -- pg_dump -Fc file_pipeline >&3; then
  kill -KILL "$upload" || true
  exit 1
fi
exec 3>&-
wait "$upload"
aws cloudwatch put-metric-data --namespace "$METRICS_NAMESPACE" --metric-name BackupSucceeded --dimensions "Host=$NAME" --value 1
SCRIPT
  write /etc/systemd/system/file-pipeline-backup.service 644 <<UNIT
[Service]
Type=oneshot
Environment="AWS_REGION=$AWS_REGION" "ARTIFACTS_BUCKET=$ARTIFACTS_BUCKET" "METRICS_NAMESPACE=$METRICS_NAMESPACE" "NAME=$NAME"
ExecStart=/usr/local/bin/file-pipeline-backup
UNIT
  write /etc/systemd/system/file-pipeline-backup.timer 644 <<'UNIT'
[Timer]
OnCalendar=*-*-* 02:15:00 UTC
Persistent=true
[Install]
WantedBy=timers.target
UNIT
  systemctl daemon-reload
  systemctl enable --now file-pipeline-backup.timer
  # one of what was there before this instance changes anything
  systemctl start file-pipeline-backup || say "the backup failed; see journalctl -u file-pipeline-backup" >&2
}

start_host() {
  id file-pipeline >/dev/null 2>&1 || useradd --system --home-dir /var/lib/file-pipeline --shell /sbin/nologin file-pipeline
  mkdir -p "$root/var/lib/file-pipeline/tmp" "$root/var/log/file-pipeline"
  chown -R file-pipeline:file-pipeline "$root/var/lib/file-pipeline" "$root/var/log/file-pipeline"
  write /etc/file-pipeline.env 600 <<SETTINGS
USE_AWS_SECRETS=true
AWS_SECRET_NAME=$AWS_SECRET_NAME
AWS_REGION=$AWS_REGION
RECORD_ON_HOST=$RECORD_ON_HOST
SPLIT_ON_HOST=false
LOGGING_FILE_NAME=/var/log/file-pipeline/host.log
${OTLP_ENDPOINT:+OTEL_EXPORTER_OTLP_ENDPOINT=$OTLP_ENDPOINT}
SETTINGS

  local begin run
  if [ -n "${HOST_JAR:-}" ]; then
    mkdir -p "$root/opt/file-pipeline"
    again aws s3 cp --only-show-errors "s3://$ARTIFACTS_BUCKET/$HOST_JAR" "$root/opt/file-pipeline/api-host.jar" \
      || fail "the jar cannot be fetched: s3://$ARTIFACTS_BUCKET/$HOST_JAR"
    begin=/usr/bin/true
    run="/usr/bin/java -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED"
    run+=" -Djava.io.tmpdir=/var/lib/file-pipeline/tmp -jar /opt/file-pipeline/api-host.jar"
  else
    systemctl enable --now docker
    aws ecr get-login-password | docker login --username AWS --password-stdin "${HOST_IMAGE%%/*}"
    again docker pull -q "$HOST_IMAGE" || fail "the image cannot be fetched: $HOST_IMAGE"
    begin="-/usr/bin/docker rm -f file-pipeline"
    # its output goes to the journal, which has a bound, and its log to a file: Docker need not keep a third without one
    run="/usr/bin/docker run --rm --log-driver none --name file-pipeline --network host --env-file /etc/file-pipeline.env --read-only --tmpfs /tmp"
    run+=" --user $(id -u file-pipeline) -v /var/lib/file-pipeline/tmp:/spool -v /var/log/file-pipeline:/var/log/file-pipeline $HOST_IMAGE"
  fi
  write /etc/systemd/system/file-pipeline.service 644 <<UNIT
[Unit]
Description=The API of $NAME
After=network-online.target postgresql.service docker.service
Wants=network-online.target
StartLimitIntervalSec=0
[Service]
EnvironmentFile=/etc/file-pipeline.env
ExecStartPre=$begin
# what was spooled when the host was killed
ExecStartPre=-/usr/bin/find /var/lib/file-pipeline/tmp -mindepth 1 -delete
ExecStart=$run
Restart=always
RestartSec=5
TimeoutStopSec=330
SuccessExitStatus=143
$([ -z "${HOST_JAR:-}" ] || printf '%s\n' User=file-pipeline NoNewPrivileges=true ProtectSystem=strict ProtectHome=true PrivateDevices=true \
    'ReadWritePaths=/var/lib/file-pipeline /var/log/file-pipeline')
[Install]
WantedBy=multi-user.target
UNIT
  systemctl daemon-reload
  systemctl enable file-pipeline
  systemctl restart file-pipeline
}

serve_https() {
  local secret
  secret=$(aws secretsmanager get-secret-value --secret-id "$CERTIFICATE_SECRET_ARN" --query SecretString --output text)
  jq -er .certificate <<<"$secret" | write /etc/nginx/tls/certificate.pem 644
  jq -er .private_key <<<"$secret" | write /etc/nginx/tls/private_key.pem 600
  write /etc/nginx/conf.d/file-pipeline.conf 644 <<'CONF'
server {
  listen 443 ssl;
  ssl_certificate /etc/nginx/tls/certificate.pem;
  ssl_certificate_key /etc/nginx/tls/private_key.pem;
  ssl_protocols TLSv1.2 TLSv1.3;
  # the host has its own limits, and spools by itself
  client_max_body_size 0;
  proxy_request_buffering off;
  proxy_buffering off;
  location / {
    proxy_pass http://127.0.0.1:8000;
    proxy_http_version 1.1;
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Proto https;
    proxy_read_timeout 600s;
    proxy_send_timeout 600s;
  }
}
CONF
  systemctl enable nginx
  systemctl restart nginx
}

watch() {
  write /opt/aws/amazon-cloudwatch-agent/etc/file-pipeline.json 644 <<JSON
{
  "agent": {"metrics_collection_interval": 60},
  "logs": {"logs_collected": {"files": {"collect_list": [
    {"file_path": "/var/log/file-pipeline/host.log", "log_group_name": "$LOG_GROUP", "log_stream_name": "{instance_id}/host"},
    {"file_path": "/var/log/cloud-init-output.log", "log_group_name": "$LOG_GROUP", "log_stream_name": "{instance_id}/start"}
  ]}}},
  "metrics": {
    "namespace": "$METRICS_NAMESPACE",
    "append_dimensions": {"InstanceId": "\${aws:InstanceId}"},
    "aggregation_dimensions": [["InstanceId"], ["InstanceId", "path"]],
    "metrics_collected": {
      "mem": {"measurement": ["mem_used_percent"]},
      "disk": {"measurement": ["used_percent"], "resources": ["/", "/var/lib/pgsql"]}
    }
  }
}
JSON
  "$root/opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl" -a fetch-config -m ec2 -s \
    -c file:/opt/aws/amazon-cloudwatch-agent/etc/file-pipeline.json >/dev/null

  write /usr/local/bin/file-pipeline-health 755 <<'SCRIPT'
#!/usr/bin/env bash
# Tells CloudWatch whether the API is healthy: 1 or 0
set -euo pipefail
healthy=0
if curl -fsS -m 10 -o /dev/null http://127.0.0.1:8000/actuator/health; then healthy=1; fi
aws cloudwatch put-metric-data --namespace "$METRICS_NAMESPACE" --metric-name Healthy --dimensions "Host=$NAME" --value "$healthy"
SCRIPT
  write /etc/systemd/system/file-pipeline-health.service 644 <<UNIT
[Service]
Type=oneshot
Environment="AWS_REGION=$AWS_REGION" "METRICS_NAMESPACE=$METRICS_NAMESPACE" "NAME=$NAME"
ExecStart=/usr/local/bin/file-pipeline-health
UNIT
  write /etc/systemd/system/file-pipeline-health.timer 644 <<'UNIT'
[Timer]
OnBootSec=60
OnUnitActiveSec=60
AccuracySec=1s
[Install]
WantedBy=timers.target
UNIT
  systemctl daemon-reload
  systemctl enable --now file-pipeline-health.timer
}

say "installing packages"
install_packages
# logs first: whatever goes wrong after this can be read from outside
watch
again setting CALLBACK_SIGNING_SECRET >/dev/null || fail "the secret $AWS_SECRET_NAME cannot be read"
if [ -n "${DATABASE_VOLUME:-}" ]; then say "starting PostgreSQL" && start_database; fi
say "starting the API"
start_host
if [ -n "${CERTIFICATE_SECRET_ARN:-}" ]; then say "starting HTTPS" && serve_https; fi
say "done"
