#!/usr/bin/env bash
# Tries a running pipeline from outside: uploads a PDF, waits until it is split and every part is reported, and downloads
# all of it.
#
# Usage: scripts/smoke_test.sh [URL] [--help]
#
#   URL  where the API is (http://127.0.0.1:8000)
#
# Needs curl and jq. API_KEY is the key to call with, where one is needed; WAIT is how long the split may take, in seconds
# (120).
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
  -*) usage >&2; fail "unknown option $1" ;;
esac
url=${1:-http://127.0.0.1:8000}
url=${url%/}
need curl jq
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# in a file, for others can see arguments
(umask 077 && printf '%s\n' "${API_KEY:+X-API-Key: $API_KEY}" >"$work/headers")

step() { printf '%-10s %s\n' "$1" "$2"; }

# An answer of the API; what went wrong is said with its problem code, not with the whole answer.
call() { # WHAT, then the arguments of curl
  local what=$1 status
  shift
  status=$(curl -sS -m 60 -H "@$work/headers" -o "$work/answer" -w '%{http_code}' "$@") || fail "$what: $url does not answer"
  case "$status" in
    2*) cat "$work/answer" ;;
    *) fail "$what: HTTP $status $(jq -r '[.code, .detail] | map(select(. != null)) | join(": ")' "$work/answer" 2>/dev/null || true)" ;;
  esac
}

download() { # KEY FILE
  call download "$url/api/files/$1" >"$2"
  [ "$(head -c 5 "$2")" = "%PDF-" ] || fail "download: $1 is no PDF"
}

call health "$url/actuator/health" >/dev/null
step health ok

metadata='{"file_name":"smoke.pdf","folder_name":"smoke","tags":["smoke"],"process":true,
  "process_params":{"split_params":{"file_map":[{"pages":[0,1]},{"pages":[2]}]},"prefix":"smoke"}}'
receipt=$(call upload -F file=@docs/sample.pdf -F "metadata=$metadata" "$url/api/files/")
process=$(jq -er .processing.process_id <<<"$receipt") || fail "upload: the answer has no process"
step upload "$(jq -r .record.id <<<"$receipt")"

begun=$SECONDS
while :; do
  answer=$(call process "$url/api/processes/$process")
  status=$(jq -r .status <<<"$answer")
  case "$status" in
    succeeded) break ;;
    queued | running) ;;
    *) fail "split: $status: $(jq -rc '[.error, (.records[]?.error)] | map(select(. != null) | .code) | unique | join(", ")' <<<"$answer")" ;;
  esac
  [ $((SECONDS - begun)) -lt "${WAIT:-120}" ] || fail "split: still $status after ${WAIT:-120} seconds"
  sleep 1
done
[ "$(jq -r .parts.succeeded <<<"$answer")" = 2 ] || fail "split: 2 parts were expected, not $(jq -r .parts.succeeded <<<"$answer")"
step split "2 parts in about $((SECONDS - begun)) s"

key=$(jq -er .file.object_key <<<"$receipt")
download "$key" "$work/whole.pdf"
cmp -s docs/sample.pdf "$work/whole.pdf" || fail "download: what comes back is not what was sent"
for id in $(jq -r '.processing.record_ids[]' <<<"$receipt"); do
  part=$(call record "$url/api/records/$id")
  download "$(jq -er .object_key <<<"$part")" "$work/part.pdf"
  [ "$(wc -c <"$work/part.pdf" | tr -d ' ')" = "$(jq -r .size <<<"$part")" ] || fail "download: part $id is not of its recorded size"
done
step download "the file and both parts"
