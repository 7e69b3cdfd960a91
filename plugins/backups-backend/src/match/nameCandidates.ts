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
