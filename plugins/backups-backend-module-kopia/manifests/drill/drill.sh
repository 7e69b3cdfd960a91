#!/bin/sh
# Restores the newest complete snapshot of one identity into an empty folder, checks
# whether it is right, and reports the result to the portal. It reads the repository and writes nothing
# to it. Kopia takes its password from KOPIA_PASSWORD, and the keys of its storage from
# the variables it knows.
#
#   PORTAL    the portal: https://portal.example.org
#   TOKEN     token of the portal that may report drills, and nothing else
#   CONNECT   how Kopia connects to the repository: "filesystem --path=/repository"
#   IDENTITY  whose snapshot: radarr@downloads:/data
#   ENTITY    whose data it is: component:default/radarr
#   ITEM      the volume: radarr
#   COPY      what makes the copy: "ReplicationSource downloads/radarr"
#   CHECK     a command that runs in the restored folder, and fails when it is not right
#   SENTINEL  a file in it whose first line is the id that the app also writes into its
#             database: where a drill of that brings back the same, both are of one moment.
#             May be left out
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export KOPIA_CONFIG_PATH="$work/repository.config"
export KOPIA_CACHE_DIRECTORY="$work/cache"
export KOPIA_LOG_DIR="$work/log"
export KOPIA_CHECK_FOR_UPDATES=false

kopia_quietly() {
  kopia --no-progress --log-level=error --disable-file-logging "$@"
}

# Kopia lists one snapshot a line, oldest first. One that was interrupted holds a part
# of the data: it proves nothing, and the one before it is still good.
newest_complete() {
  grep '"startTime":' "$work/list" | grep -v '"incomplete":"' | tail -n 1
}

# Words of CONNECT are arguments. A name of its own keeps Kopia from taking part.
restore() {
  # shellcheck disable=SC2086
  kopia_quietly repository connect $CONNECT --readonly --no-check-for-updates \
    --override-username=drill --override-hostname=portal > /dev/null &&
    kopia_quietly snapshot list "$IDENTITY" --all --json > "$work/list" &&
    newest_complete > "$work/newest" &&
    snapshot=$(sed -n 's/.*"id":"\([0-9a-f]*\)".*/\1/p' "$work/newest") &&
    point=$(sed -n 's/.*"startTime":"\([^"]*\)".*/\1/p' "$work/newest") &&
    [ -n "$snapshot" ] &&
    kopia_quietly snapshot restore --skip-owners "$snapshot" "$work/restored" > /dev/null
}

# In bytes, as it came back: a larger volume takes longer.
size_of_restored() {
  find "$work/restored" -type f -exec stat -c %s {} + |
    awk '{ bytes += $1 } END { printf "%.0f", bytes }'
}

# Letters, digits and what times and versions are written with; nothing where there is none.
sentinel() {
  if [ -n "${SENTINEL:-}" ] && [ -f "$work/restored/$SENTINEL" ]; then
    head -n 1 "$work/restored/$SENTINEL" | tr -cd 'A-Za-z0-9_.:@+-' | cut -c 1-200
  fi
}

# As a string of JSON: printable, on one line, quoted.
string() {
  printf '"%s"' "$(printf %s "$1" | tr -c '[:print:]' ' ' | cut -c 1-2000 |
    sed 's/\\/\\\\/g; s/"/\\"/g')"
}

point=''
began=$(date +%s)
if ! restore; then
  outcome=failed
  check="No complete snapshot of $IDENTITY could be restored."
elif (cd "$work/restored" && sh -c "$CHECK") > "$work/said" 2>&1; then
  outcome=proven
  check="$CHECK: $(tail -n 3 "$work/said")"
else
  outcome=failed
  check="$CHECK failed: $(tail -n 3 "$work/said")"
fi
ended=$(date +%s)
size=0
if [ -d "$work/restored" ]; then size=$(size_of_restored); fi
found=$(sentinel)

{
  printf '{"scenario":"look","way":"command-line","outcome":"%s"' "$outcome"
  printf ',"entityRef":%s,"item":%s' "$(string "$ENTITY")" "$(string "$ITEM")"
  printf ',"copy":%s,"check":%s' "$(string "$COPY")" "$(string "$check")"
  printf ',"finishedAt":"%s"' "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  # A second that has begun counts: what took no time would say nothing of the next one.
  printf ',"durationSeconds":%s' "$((ended - began + 1))"
  if [ -n "$point" ]; then printf ',"pointTime":"%s"' "$point"; fi
  if [ -d "$work/restored" ]; then
    printf ',"files":%s' "$(find "$work/restored" -type f | wc -l | tr -d ' ')"
    printf ',"sizeBytes":%s' "$size"
  fi
  if [ -n "$found" ]; then printf ',"sentinel":"%s"' "$found"; fi
  printf '}'
} > "$work/drill.json"

# Read from a file, so that the token is in no list of processes.
printf 'header = "Authorization: Bearer %s"\n' "$TOKEN" > "$work/curl"
curl --fail-with-body --silent --show-error --max-time 300 --config "$work/curl" \
  --header 'Content-Type: application/json' --data-binary "@$work/drill.json" \
  "$PORTAL/api/backups/reports/drill"

# A drill that failed is reported to the portal, and fails here as well.
[ "$outcome" = proven ]
