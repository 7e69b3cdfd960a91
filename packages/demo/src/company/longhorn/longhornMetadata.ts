import { metadataOf } from '../../homelab/objects/metadataOf';
import type { Moment } from '../../homelab/objects/Moment';

/** API version of all kinds of Longhorn. */
export const LONGHORN_VERSION = 'longhorn.io/v1beta2';

/** @returns metadata of an object of Longhorn, which keeps all in its own namespace */
export function longhornMetadata(
  moment: Moment,
  identity: {
    kind: string;
    name: string;
    /** Epoch seconds. */
    createdAt: number;
    labels?: Record<string, string>;
  },
) {
  return metadataOf(moment, { ...identity, namespace: 'longhorn-system' });
}
