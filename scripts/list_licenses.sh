#!/usr/bin/env bash
# Lists the licenses of all libraries that are delivered, with the host and in the zips, and fails when one has none that is
# allowed. Of several licenses any may be chosen. Leaves the SBOM in target/bom.json.
#
# Usage: scripts/list_licenses.sh
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

case "${1:-}" in
  -h | --help) usage; exit 0 ;;
esac
need jq

# SPDX ids, and what the POMs of some libraries say instead; that of Go is BSD-3-Clause
allowed='^((The )?Apache.* ?2\.0|(The )?MIT( License)?|MIT-0|BSD-[23]-Clause|EPL[- ][12]\.0|EDL[- ]1\.0|Eclipse Distribution License - v 1\.0|Go License|CC0-1\.0|Public Domain, per Creative Commons CC0)$'

./mvnw -B -ntp -q -pl '!local' -Dmaven.test.skip=true -DexcludeTestProject=true package cyclonedx:makeAggregateBom >&2
jq -r --arg allowed "$allowed" '
  [.components[] | {name: "\(.group):\(.name):\(.version)", licenses: [.licenses[]? | .license.id // .license.name // .expression]}]
  | sort_by(.name)[]
  | "\(if any(.licenses[]; test($allowed)) then "ok     " else "REFUSED" end)  \(.name)  \(.licenses | join(" or "))"' \
  target/bom.json | tee target/licenses.txt
! grep -q ^REFUSED target/licenses.txt || fail "a license is not allowed; see above"
