#!/usr/bin/env bash
# Makes an API key: prints the key, which its owner keeps, and the entry for API_KEYS, which tells nothing about it.
#
# Usage: scripts/create_api_key.sh NAME
#
#   NAME  whose key it is: up to 64 letters, digits, - and _
#
# API_KEYS is a list of such entries, separated by spaces. On AWS, Terraform makes the keys: api_key_names.
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
  '' | *[!A-Za-z0-9_-]*) usage >&2; fail "give a name of letters, digits, - and _" ;;
esac
[ ${#1} -le 64 ] || fail "the name is longer than 64 characters"

sha256() { if command -v sha256sum >/dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1; }
key=$(head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n')
printf 'key    %s\nentry  %s:%s\n' "$key" "$1" "$(printf %s "$key" | sha256)"
