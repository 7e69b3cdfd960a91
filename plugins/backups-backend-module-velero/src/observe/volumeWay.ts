import type { BackupSpec } from '../read/Backup';
import type { Mounts } from './mountsOf';
import { takesKind } from './scopeOf';

/**
 * How a Backup means to take a volume.
 *
 * - `file-system`: Kopia reads the volume of a running pod
 * - `moved`: a data mover copies a CSI snapshot away
 * - `snapshot`: a snapshot that stays in the cluster's own storage
 * - `none`: objects only
 */
export type VolumeWay = 'file-system' | 'moved' | 'snapshot' | 'none';

const OPT_IN = 'backup.velero.io/backup-volumes';
const OPT_OUT = 'backup.velero.io/backup-volumes-excludes';

/** @returns whether an annotation of a pod names the volume */
function names(value: string | undefined, volume: string): boolean {
  return (value ?? '').split(',').some(name => name.trim() === volume);
}

/** @returns whether the pods that mount the claim take it out by annotation */
export function isOptedOut(mounts: Mounts): boolean {
  return (
    mounts.length > 0 &&
    mounts.every(({ annotations, volume }) =>
      names(annotations[OPT_OUT], volume),
    )
  );
}

/**
 * Tells how a Backup means to take a claim. Velero writes the defaults of its
 * server into every Backup, so a Backup's own spec tells more than a template.
 */
export function volumeWay(spec: BackupSpec, mounts: Mounts): VolumeWay {
  const byDefault =
    spec.defaultVolumesToFsBackup ?? spec.defaultVolumesToRestic ?? false;
  const asFiles =
    takesKind(spec, 'pods') &&
    (byDefault
      ? !isOptedOut(mounts)
      : mounts.some(({ annotations, volume }) =>
          names(annotations[OPT_IN], volume),
        ));
  if (asFiles) return 'file-system';
  if (spec.snapshotVolumes === false || !takesKind(spec, 'claims')) {
    return byDefault ? 'file-system' : 'none';
  }
  return spec.snapshotMoveData === true ? 'moved' : 'snapshot';
}
