#!/usr/bin/env bash
# Deploys the pipeline to AWS, or brings what is deployed up to date: builds it, applies terraform/, writes
# secrets/processing_secrets.json, and waits until the host is healthy. Safe to run again.
#
# Usage: scripts/deploy_terraform.sh [--plan] [--yes] [--image] [--lose-data] [--no-wait] [--help]
#
#   --plan       say what would change, and change nothing
#   --yes        do not ask
#   --image      the host travels as a container image in ECR instead of a jar; needs Docker
#   --lose-data  go on even if a bucket or the database is deleted or replaced
#   --no-wait    do not wait until the host is healthy: from where the API is not open to
#
# Needs Terraform 1.6, the AWS CLI with credentials, jq, curl and a JDK. Settings are in terraform/terraform.tfvars, see
# terraform.tfvars.example; without allowed_cidrs, the API is open to this machine's address alone.
# WAIT is how long the host may take to be healthy, PAUSE how long to wait between two looks, in seconds (900, 5).
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

yes='' plan='' image='' lose_data='' no_wait=''
for argument in "$@"; do
  case "$argument" in
    --plan) plan=yes ;;
    --yes) yes=yes ;;
    --image) image=yes ;;
    --lose-data) lose_data=yes ;;
    --no-wait) no_wait=yes ;;
    -h | --help) usage; exit 0 ;;
    *) usage >&2; fail "unknown option $argument" ;;
  esac
done

check_account() {
  local vpc deleted secret
  secret=$(variable secret_name lambda/file-processing-creds)
  if ! is_set vpc_id; then
    vpc=$(aws ec2 describe-vpcs --filters Name=is-default,Values=true --query 'Vpcs[0].VpcId' --output text) \
      || fail "the VPCs cannot be listed; see above"
    [ "$vpc" != None ] || fail "$region has no default VPC: set vpc_id and subnet_id in terraform/terraform.tfvars"
  fi
  deleted=$(aws secretsmanager describe-secret --secret-id "$secret" --query DeletedDate --output text 2>/dev/null || true)
  [ -z "$deleted" ] || [ "$deleted" = None ] || fail "the secret $secret is being deleted: restore it (aws secretsmanager \
restore-secret --secret-id $secret) and import it, or set another secret_name"
}

open_to_this_machine() {
  if is_set allowed_cidrs || [ "$(variable api ec2)" = lambda ]; then return; fi
  local address
  address=$(curl -fsS -m 10 https://checkip.amazonaws.com) \
    || fail "this machine's address is not known: set allowed_cidrs in terraform/terraform.tfvars"
  export TF_VAR_allowed_cidrs="[\"$address/32\"]"
  echo "The API will be open to $address alone; set allowed_cidrs to open it to others" >&2
}

push_image() {
  export TF_VAR_host_package=image
  if [ -n "$plan" ]; then
    # of an image that was not built yet: any digest shows that the host is replaced
    TF_VAR_host_image_digest=$(printf 'sha256:%064d' 0)
    export TF_VAR_host_image_digest
    return
  fi
  local repository tag architecture here
  architecture=$(variable architecture arm64)
  here=$(docker info -f '{{.Architecture}}')
  [ "${here/aarch64/arm64}" = "$architecture" ] || echo "Building for $architecture on $here, which is slow where it is emulated and \
fails where it is not; host and functions can have other processors: architecture in terraform/terraform.tfvars" >&2
  confirm yes "Push the host's image to account $account in $region, to a repository that is made first? Only \"yes\" goes on:"
  tf apply -input=false -auto-approve -target=aws_ecr_repository.host >&2 || fail "the image's repository was not made; see above"
  repository=$(tf output -raw host_repository_url) || fail "there is no host that could be an image: api is lambda"
  tag=$(date -u +%Y%m%dT%H%M%SZ)
  docker build --platform "linux/${architecture/x86_64/amd64}" -t "$repository:$tag" . >&2 || fail "the image was not built; see above"
  aws ecr get-login-password | docker login --username AWS --password-stdin "${repository%%/*}" >&2 \
    || fail "ECR does not let this machine in; see above"
  docker push -q "$repository:$tag" >&2 || fail "the image was not pushed; see above"
  TF_VAR_host_image_digest=$(aws ecr describe-images --repository-name "${repository#*/}" --image-ids "imageTag=$tag" \
    --query 'imageDetails[0].imageDigest' --output text) || fail "the image is not in ECR; see above"
  export TF_VAR_host_image_digest
}

# Data is not lost along the way, such as by database = "rds": only by somebody who says so.
keep_data() {
  local changes lost
  changes=$(tf show -json .plan) || fail "the plan cannot be read; see above"
  lost=$(jq -r '.resource_changes[]? | select(.change.actions | index("delete"))
    | select(.type | IN("aws_s3_bucket", "aws_ebs_volume", "aws_db_instance")) | .address' <<<"$changes")
  [ -z "$lost" ] || [ -n "$lose_data" ] || fail "nothing was changed, for this would delete data: $(paste -sd ' ' - <<<"$lost"). \
docs/deploy.md says how to move it; --lose-data goes on without"
}

write_secrets() {
  local secret
  secret=$(aws secretsmanager get-secret-value --secret-id "$(tf output -raw secret_name)" \
    --query SecretString --output text) || fail "everything is deployed, but its secret cannot be read; see above"
  jq -e 'has("AWS_SQS_QUEUE_URL") and has("API_CALLBACK_URL")' >/dev/null <<<"$secret" \
    || fail "everything is deployed, but its secret has no queue URL or no callback URL"
  (umask 077 && jq . <<<"$secret" >"$secrets_file.new")
  mv "$secrets_file.new" "$secrets_file"
  echo "Wrote $secrets_file" >&2
}

wait_for_host() {
  local url=$1 address begun=$SECONDS
  address=$(tf output -raw api_public_dns)
  printf 'Waiting for the host to be healthy ' >&2
  # at its address, with whatever certificate: a name that the host is given need not lead there yet. No key is sent
  until curl -fsSk -m 5 -o /dev/null --connect-to "::$address:" "$url/actuator/health" 2>/dev/null; do
    if [ $((SECONDS - begun)) -ge "${WAIT:-900}" ]; then
      echo >&2
      fail "the host is not healthy after ${WAIT:-900} seconds: is this machine in allowed_cidrs? Its log: aws logs tail \
/$(variable name file-pipeline)/host --region $region"
    fi
    printf . >&2
    sleep "${PAUSE:-5}"
  done
  echo ' it is' >&2
}

show() {
  local url=$1
  printf '\nThe API     %s\nDashboard   %s\n\n' "$url" "$(tf output -raw dashboard_url)"
  if [ "$(tf output -raw has_host)" = true ]; then
    cat <<TEXT
key=\$(terraform -chdir=terraform output -json api_keys | jq -r 'first(.[])')
curl -H "X-API-Key: \$key" -F file=@docs/sample.pdf -F 'metadata={"process":true,"process_params":{"split_params":{"file_map":[{"pages":[0,1]},{"pages":[2]}]}}}' \\
  $url/api/files/
TEXT
  else
    cat <<TEXT
aws lambda invoke --region $region --function-name $(variable name file-pipeline)-upload --qualifier live \\
  --cli-binary-format raw-in-base64-out --payload file://events/upload.json /dev/stdout
TEXT
  fi
}

preflight
[ -z "$image" ] || need docker
[ -z "$image" ] || [ -n "$plan" ] || docker info >/dev/null 2>&1 || fail "Docker does not run: start it, or deploy without --image"
check_account
open_to_this_machine
find_java
build

tf init -input=false >/dev/null || fail "terraform init failed; see above"
[ -z "$image" ] || push_image
if [ -n "$plan" ]; then
  tf plan -input=false || fail "terraform plan failed; see above"
  exit 0
fi
trap 'rm -f terraform/.plan' EXIT
changes=0
tf plan -input=false -detailed-exitcode -out=.plan >&2 || changes=$?
case $changes in
  0) ;;
  2)
    keep_data
    confirm yes "Apply this to account $account in $region? Only \"yes\" goes on:"
    tf apply -input=false .plan >&2 || fail "terraform apply failed; see above. What was made stays; run this again when the cause is gone"
    ;;
  *) fail "terraform plan failed; see above" ;;
esac

write_secrets
url=$(tf output -raw api_url)
if [ -z "$no_wait" ] && [ "$(tf output -raw has_host)" = true ]; then wait_for_host "$url"; fi
show "$url"
