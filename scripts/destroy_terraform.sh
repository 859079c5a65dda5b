#!/usr/bin/env bash
# Removes everything that scripts/deploy_terraform.sh has made, with all files, records and backups in it.
#
# Usage: scripts/destroy_terraform.sh [--yes] [--help]
#
#   --yes  do not ask
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

yes=''
for argument in "$@"; do
  case "$argument" in
    --yes) yes=yes ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; fail "unknown option $argument" ;;
  esac
done

# How much is in a bucket; nothing when it is gone already.
contents() {
  aws s3 ls "s3://$1" --recursive --summarize --human-readable 2>/dev/null \
    | sed -n 's/^ *Total Objects: //p;s/^ *Total Size: //p' | paste -sd ' ' - | sed 's/^\([0-9]*\) \(.*\)/\1 objects, \2/' || true
}

empty() {
  aws s3api head-bucket --bucket "$1" >/dev/null 2>&1 || return 0
  echo "Emptying $1 ..." >&2
  aws s3 rm "s3://$1" --recursive --only-show-errors || fail "the bucket $1 cannot be emptied; see above. Nothing else was removed"
}

preflight
tf init -input=false >/dev/null || fail "terraform init failed; see above"
state=$(tf state list) || fail "the state of Terraform cannot be read; see above"
if [ -z "$state" ]; then
  echo "Nothing is deployed"
  exit 0
fi

# From the resources: the outputs are the first that a removal forgets, also one that fails
resources=$(tf show -json) || fail "the state of Terraform cannot be read; see above"
bucket() { jq -r --arg address "aws_s3_bucket.$1" '.values.root_module.resources[]? | select(.address == $address) | .values.bucket' <<<"$resources"; }
files=$(bucket files) artifacts=$(bucket artifacts)

cat >&2 <<TEXT

This removes for good, in account $account, region $region:
  - all files and parts: bucket ${files:-(none)}, $(contents "$files")
  - all records and processes: the database, whether on the host or in RDS
  - all backups of the database: bucket ${artifacts:-(none)}, $(contents "$artifacts")
  - messages that wait in the queues, the secret, the logs
  - $(grep -vc '^data\.' <<<"$state") resources of Terraform in all
TEXT
confirm destroy 'Type "destroy" to go on:'

for bucket in $files $artifacts; do empty "$bucket"; done
# Without a refresh, which would ask for the packages that a build has made. Whatever has still been written meanwhile is
# removed before the second attempt.
destroy() { tf destroy -input=false -auto-approve -refresh=false >&2; }
if ! destroy; then
  for bucket in $files $artifacts; do empty "$bucket"; done
  destroy || fail "not everything is removed, and what is left may be billed; see above, and run this again"
fi
left=$(tf state list) || fail "the state of Terraform cannot be read; see above"
[ -z "$left" ] || fail "not everything is removed, and what is left may be billed: $left"

# The file that the deployment wrote; one for another bucket is somebody's own
if [ -n "$files" ] && grep -qsF "\"$files\"" "$secrets_file"; then rm -f "$secrets_file"; fi
echo "Everything is removed"
