# What the scripts of this folder share. They run in the top folder of the repository.
# shellcheck shell=bash
# shellcheck disable=SC2034 # the variables are for the scripts

called_from=$PWD
# which cd would look for scripts/.. in
unset CDPATH
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit

# to a JVM, names of files are in the charset of the locale: in that of C it finds no folder with an umlaut
[ "$(locale charmap 2>/dev/null)" = UTF-8 ] || { export LC_ALL=C.UTF-8; } 2>/dev/null

jar=local/target/local.jar

# by its name, as $0 may be a path from where it was called
usage() { sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p;}' "scripts/$(basename "$0")"; }
fail() { echo "$(basename "$0" .sh): $*" >&2; exit 1; }

# Checks the arguments NAME and PATH: what the name may be, and what the path is.
check_name_and_path() { # NAMES WHAT, then the script's arguments
  case "${3:-}" in -h | --help) usage; exit 0 ;; esac
  case " $1 " in
    *" ${3:--} "*) ;;
    *) usage >&2; fail "name one of these: $1" ;;
  esac
  [ $# -ge 4 ] || fail "give $2"
}

# A path as the caller meant it.
absolute() {
  case "$1" in
    - | /*) echo "$1" ;;
    *) echo "$called_from/$1" ;;
  esac
}

# Sets documents to the files that are named.
find_documents() { # FILES
  documents=()
  local document
  for document in "$@"; do
    documents+=("$(realpath -e "$(absolute "$document")")") || fail "there is no file $document"
  done
}

# Sets java to the JVM to use, and java_home to where it is.
find_java() {
  java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
  command -v "$java" >/dev/null || fail "no java found: install a JDK, 17 or later, or set JAVA_HOME"
  local properties version
  # on a Mac, what is there may only say that nothing is
  properties=$("$java" -XshowSettings:properties -version 2>&1) || fail "no java found: install a JDK, 17 or later, or set JAVA_HOME"
  java_home=$(sed -n 's/^ *java.home = //p' <<<"$properties")
  version=$(sed -n 's/^ *java.specification.version = //p' <<<"$properties")
  [ "${version%%.*}" -ge 17 ] || fail "Java $version is too old: install a JDK, 17 or later, or set JAVA_HOME"
}

stale() {
  [ ! -f "$jar" ] || [ -n "$(find pom.xml functions api-host local -path '*/target' -prune -o \
    \( -name pom.xml -o -path '*/src/main/*' -o -path '*/src/build/*' -o -path '*/src/assembly/*' \) \
    -type f -newer "$jar" -print | head -n 1)" ]
}

# Builds everything, when something has changed since the last time.
build() {
  if stale; then
    echo "Building (the first time takes a few minutes) ..." >&2
    ./mvnw -B -ntp -q -pl local -am package -Dmaven.test.skip=true >&2 || fail "the build failed; see above"
    touch "$jar"
  fi
}

# Unpacks the jar, which a JVM that is started from within it could not read.
unpack() {
  unpacked=local/target/unpacked/local.jar
  if [ ! -f "$unpacked" ] || [ "$jar" -nt "$unpacked" ]; then
    "$java" -Djarmode=tools -jar "$jar" extract --force --destination "$(dirname "$unpacked")" >&2
    touch "$unpacked"
  fi
}

# The options that keep JDK 24 and later from warning about what libraries still do.
quiet_java=(-XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)

# Runs a main class of the jar.
main() { # CLASS, then its arguments
  "$java" "${quiet_java[@]}" -cp "$jar" -Dloader.main="$1" org.springframework.boot.loader.launch.PropertiesLauncher "${@:2}"
}

secrets_file=secrets/processing_secrets.json
tf() { terraform -chdir=terraform "$@"; }

# Checks that commands are there.
need() {
  local tool
  for tool in "$@"; do
    command -v "$tool" >/dev/null || fail "$tool is not installed"
  done
}

# Whether somebody has set a variable of Terraform, by environment or file.
is_set() {
  local variable="TF_VAR_$1"
  [ -n "${!variable:-}" ] || grep -qs "^ *$1 *=" terraform/terraform.tfvars terraform/*.auto.tfvars
}

# The value of such a variable, which is a string; to Terraform, files go before the environment.
variable() { # NAME DEFAULT
  local variable="TF_VAR_$1" value
  value=$(sed -n "s/^ *$1 *= *\"\([^\"]*\)\".*/\1/p" terraform/terraform.tfvars terraform/*.auto.tfvars 2>/dev/null | tail -n 1)
  value=${value:-${!variable:-}}
  echo "${value:-$2}"
}

# What must be right before Terraform is asked for anything. Sets region and account.
preflight() {
  need terraform aws jq curl
  local version arn
  version=$(terraform version -json | jq -r .terraform_version) || fail "terraform does not run"
  printf '1.6.0\n%s\n' "$version" | sort -CV || fail "Terraform $version is too old: install 1.6 or later"

  region=$(variable region "${AWS_REGION:-${AWS_DEFAULT_REGION:-}}")
  [ -n "$region" ] || region=$(aws configure get region) || true
  [ -n "$region" ] || fail "no region: set region in terraform/terraform.tfvars, or AWS_REGION"
  export TF_VAR_region=$region AWS_REGION=$region AWS_DEFAULT_REGION=$region AWS_PAGER=

  read -r account arn < <(aws sts get-caller-identity --query '[Account,Arn]' --output text) \
    || fail "no valid AWS credentials: sign in (aws sso login, aws configure) or set AWS_PROFILE; see above"
  echo "Account $account, region $region, as $arn" >&2
}

# Asks, unless --yes was given; only the exact word goes on.
confirm() { # WORD QUESTION
  [ "${yes:-}" = yes ] && return
  local answer
  read -rp "$2 " answer || fail "nobody answers, nothing was changed; --yes goes on without asking"
  [ "$answer" = "$1" ] || fail "nothing was changed"
}
