#!/bin/sh
# Sends what a Kopia repository holds to the portal. It reads the repository and
# writes nothing to it. Kopia takes its password from KOPIA_PASSWORD, and the keys of
# its storage from the variables it knows (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY …).
#
#   PORTAL      the portal: https://portal.example.org
#   REPOSITORY  where the repository is: nfs://server/path or s3://endpoint/bucket/prefix
#   CONNECT     how Kopia connects to it: "filesystem --path=/repository"
#   INTERVAL    seconds between two reports
#   TOKEN       token of the portal that may send reports, and nothing else
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

# Words of CONNECT are arguments. A name of its own keeps Kopia from taking part.
# shellcheck disable=SC2086
kopia_quietly repository connect $CONNECT --readonly --no-check-for-updates \
  --override-username=report --override-hostname=portal > /dev/null

# Whatever is there from here on may be missing in the list.
taken_at=$(date -u +%Y-%m-%dT%H:%M:%SZ)
kopia_quietly snapshot list --all --json > "$work/snapshots"
kopia_quietly repository status --json > "$work/status"
kopia_quietly maintenance info --json > "$work/maintenance"
kopia_quietly policy list --json > "$work/policies"

# Only what every command has answered is sent.
{
  printf '{"snapshots":'
  cat "$work/snapshots"
  for section in status maintenance policies; do
    printf ',"%s":' "$section"
    cat "$work/$section"
  done
  printf '}'
} | gzip -c > "$work/report.gz"

# Read from a file, so that the token is in no list of processes.
printf 'header = "Authorization: Bearer %s"\n' "$TOKEN" > "$work/curl"
curl --fail-with-body --silent --show-error --max-time 300 --config "$work/curl" \
  --url-query "repository=$REPOSITORY" \
  --url-query "takenAt=$taken_at" \
  --url-query "intervalSeconds=${INTERVAL:-3600}" \
  --header 'Content-Type: application/json' \
  --header 'Content-Encoding: gzip' \
  --data-binary "@$work/report.gz" \
  "$PORTAL/api/backups/reports/kopia"
