import type { Backup } from '../read/Volume';
import type { Observed } from './ClusterContext';
import { isOnePlace } from './destinationOf';

/** Backups of one volume, by where they say that they are. Each newest first. */
export interface PlacedBackups {
  /** In the place that the target names now; what does not say where it is, too. */
  here: Observed<Backup>[];
  /** In the target of that name, when it named another place. */
  elsewhere: Observed<Backup>[];
}

/**
 * Sorts the Backups of one volume. Longhorn takes away those of a former address
 * once it has looked into the new one, which it cannot where that does not
 * answer.
 *
 * @param target - that the volume is copied to; `url`: absent where it is not
 * known. Backups in targets of other names are left out.
 */
export function placedBackups(
  backups: readonly Observed<Backup>[],
  target: { name: string; url?: string },
): PlacedBackups {
  const placed: PlacedBackups = { here: [], elsewhere: [] };
  for (const backup of backups) {
    const { backupTargetName, url } = backup.value.status ?? {};
    if ((backupTargetName || target.name) !== target.name) continue;
    const isHere = !url || !target.url || isOnePlace(url, target.url);
    placed[isHere ? 'here' : 'elsewhere'].push(backup);
  }
  return placed;
}
