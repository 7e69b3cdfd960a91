#!/bin/sh
# Sends what a restic repository holds to the portal. It reads the repository and
# writes nothing to it, not even a lock. restic takes its repository and password
# from RESTIC_REPOSITORY and RESTIC_PASSWORD, and the keys of its storage from the
# variables it knows (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY …).
#
#   PORTAL      the portal: https://portal.example.org
#   REPOSITORY  where the repository is: nfs://server/path or s3://endpoint/bucket/prefix
#   INTERVAL    seconds between two reports
#   TOKEN       token of the portal that may send reports, and nothing else
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export RESTIC_CACHE_DIR="$work/cache"

# Whatever is there from here on may be missing in the list.
taken_at=$(date -u +%Y-%m-%dT%H:%M:%SZ)
restic --no-lock --quiet snapshots --json > "$work/snapshots"
restic --no-lock --quiet stats --mode raw-data --json > "$work/stats"

# Only what every command has answered is sent.
{
  printf '{"snapshots":'
  cat "$work/snapshots"
  printf ',"stats":'
  cat "$work/stats"
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
  "$PORTAL/api/backups/reports/restic"
