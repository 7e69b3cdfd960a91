import { metadataOf } from '../../homelab/objects/metadataOf';
import type { Moment } from '../../homelab/objects/Moment';

/** Namespace of Velero, in which all of its objects are. */
export const VELERO = 'velero';

/** Name of the one BackupStorageLocation. */
export const LOCATION = 'default';

/** @returns metadata of an object of Velero */
export function veleroMetadata(
  moment: Moment,
  identity: {
    kind: string;
    name: string;
    /** Epoch seconds. */
    createdAt: number;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  },
) {
  return metadataOf(moment, { ...identity, namespace: VELERO });
}
