/** What people append to an app's name when they name its backup. */
const SUFFIX =
  /-(b2|r2|s3|nfs|local|remote|rgw|minio|restic|kopia|src|backup|updates|data|config|pvc|volsync)$/;

/**
 * @param name - of a claim or a backup object
 * @returns names an entity might have: the name itself, then without its suffixes
 */
export function nameCandidates(name: string): string[] {
  const candidates = [name];
  let current = name;
  while (SUFFIX.test(current)) {
    current = current.replace(SUFFIX, '');
    candidates.push(current);
  }
  return candidates;
}

/** What people put before or behind an app's name when they name its database. */
const DATABASE_PREFIX =
  /^(?:cnpg|pg|pgsql|psql|postgres|postgresql|pgcluster|db|database|mariadb|mysql|mongo|mongodb)\d*-/;
const DATABASE_SUFFIX =
  /-(?:cnpg|pg|pgsql|psql|postgres|postgresql|pgcluster|pg-?cluster|db|database|mariadb|mysql|mongo|mongodb|cluster|v)\d*$|-(?:\d{1,2}|rw|ro|primary|main)$/;

/**
 * @param name - of a cluster of databases: `postgres18-immich`, `atuin-db`
 * @returns names an entity might have: the name itself, then without what says
 * only that it is a database
 */
export function databaseNameCandidates(name: string): string[] {
  const candidates = new Set(nameCandidates(name));
  for (const candidate of candidates) {
    for (const part of [DATABASE_PREFIX, DATABASE_SUFFIX]) {
      const shorter = candidate.replace(part, '');
      if (shorter !== '') candidates.add(shorter);
    }
  }
  return [...candidates];
}
