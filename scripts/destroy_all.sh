#!/usr/bin/env bash
# Another name of destroy_terraform.sh.
#
# Usage: scripts/destroy_all.sh [--yes] [--help]
set -euo pipefail
exec "$(dirname "${BASH_SOURCE[0]}")/destroy_terraform.sh" "$@"
