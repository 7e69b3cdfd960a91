/** API groups of backup systems, and what people call them. */
const BACKUP_SYSTEMS: Record<string, string> = {
  'volsync.backube': 'VolSync',
  'kopiur.home-operations.com': 'Kopiur',
  'velero.io': 'Velero',
  'longhorn.io': 'Longhorn',
  'k8up.io': 'K8up',
  'config.kio.kasten.io': 'Kasten K10',
  'stash.appscode.com': 'Stash',
  'gemini.fairwinds.com': 'Gemini',
};

/**
 * Backup systems that a cluster has and that nobody here reads. While one is
 * there, an item without a plan may still have a copy.
 *
 * @param apiGroups - what discovery answered
 * @param understood - groups that providers read
 * @returns names, sorted
 */
export function unreadBackupSystems(
  apiGroups: ReadonlySet<string> | undefined,
  understood: ReadonlySet<string>,
): string[] {
  return [...(apiGroups ?? [])]
    .filter(group => !understood.has(group))
    .flatMap(group => BACKUP_SYSTEMS[group] ?? [])
    .sort();
}
