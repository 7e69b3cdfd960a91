import type { RefillFact } from 'backstage-plugin-backups-node';
import {
  describeObject,
  objectKey,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import type { PersistentVolumeClaim } from '../read/PersistentVolumeClaim';
import type { Restore } from '../read/Restore';
import type { Observed } from './KopiurContext';

type Told = Pick<RefillFact, 'gives' | 'at' | 'because' | 'evidence'>;

function told({ subject, value }: Observed<Restore>): Told {
  const object = describeObject(subject.object);
  const { resolved, phase } = value.status ?? {};
  if (resolved?.resolution === 'NoSnapshot') {
    return {
      gives: 'empty',
      because: 'it found no snapshot when it was made, and keeps to that',
      evidence: [
        { object, field: 'status.resolved.resolution', value: 'NoSnapshot' },
      ],
    };
  }
  if (resolved?.pinnedAt !== undefined) {
    return {
      gives: 'pinned',
      at: resolved.pinnedAt,
      evidence: [
        {
          object,
          field: 'status.resolved.pinnedAt',
          value: new Date(resolved.pinnedAt * 1000).toISOString(),
        },
      ],
    };
  }
  if (phase === 'Failed') {
    return {
      gives: 'waits',
      because: 'it has failed',
      evidence: [{ object, field: 'status.phase', value: phase }],
    };
  }
  return value.spec?.source?.fromPolicy
    ? {
        gives: 'newest',
        evidence: [
          {
            object,
            field: 'spec.source.fromPolicy.name',
            value: sentenceOf(value.spec.source.fromPolicy.name ?? ''),
          },
        ],
      }
    : {
        gives: 'pinned',
        evidence: [{ object, field: 'spec.source' }],
      };
}

/**
 * What fills the claims that name a Restore as their data source, when they are
 * made again. Source: Kopiur chooses a snapshot once, and keeps to it.
 *
 * @param claims - that name it
 */
export function refillsOf(
  restore: Observed<Restore>,
  claims: readonly Observed<PersistentVolumeClaim>[],
): RefillFact[] {
  return claims.map(claim => ({
    type: 'refill',
    itemKey: objectKey(claim.subject.object),
    object: restore.subject.object,
    ...told(restore),
  }));
}
