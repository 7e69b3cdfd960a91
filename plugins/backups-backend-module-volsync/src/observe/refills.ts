import type {
  ClusterSnapshot,
  ObjectReference,
  RefillFact,
  Subject,
} from 'backstage-plugin-backups-node';
import {
  describeObject,
  objectKey,
  resourceKey,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import type { PersistentVolumeClaim } from '../read/PersistentVolumeClaim';
import type { ReplicationDestination } from '../read/ReplicationDestination';
import { REPLICATION_DESTINATIONS } from '../read/resources';
import type { ClusterContext, Observed } from './ClusterContext';
import { repositoryAlias } from './repositoryAlias';

/**
 * The image of a ReplicationDestination is the copy that was the newest when it
 * last synchronised, or an older one where it asks for a time.
 */
function pinnedAt({
  spec,
  status,
}: ReplicationDestination): number | undefined {
  const synced = status?.lastSyncTime;
  const asOf = Date.parse(
    spec?.kopia?.restoreAsOf ?? spec?.restic?.restoreAsOf ?? '',
  );
  if (synced === undefined || Number.isNaN(asOf)) return synced;
  return Math.min(synced, Math.floor(asOf / 1000));
}

/**
 * What fills the claims that name a ReplicationDestination as their data source,
 * when they are made again. Source: VolSync's volume populator, which takes
 * `status.latestImage` and waits where there is none.
 *
 * @param claims - that name it
 * @param restoredNothing - its last restore found nothing: its image is empty
 */
export function refillsOf(
  subject: Subject,
  value: ReplicationDestination,
  claims: readonly Observed<PersistentVolumeClaim>[],
  restoredNothing: boolean,
  context: ClusterContext,
): RefillFact[] {
  const { kopia, restic } = value.spec ?? {};
  const secret = kopia?.repository ?? restic?.repository;
  const image = value.status?.latestImage?.name;
  const object = describeObject(subject.object);
  return claims.map(({ subject: claim }): RefillFact => {
    const common = {
      type: 'refill',
      itemKey: objectKey(claim.object),
      object: subject.object,
      repository:
        secret &&
        repositoryAlias(context.cluster, subject.object.namespace, secret),
    } as const;
    if (!image) {
      return {
        ...common,
        gives: 'waits',
        because: 'it has no image',
        evidence: [{ object, field: 'status.latestImage', value: '(not set)' }],
      };
    }
    const evidence = [
      { object, field: 'status.latestImage.name', value: sentenceOf(image) },
    ];
    if (restoredNothing) {
      return {
        ...common,
        gives: 'empty',
        because: 'its last restore found no snapshot',
        evidence,
      };
    }
    const at = pinnedAt(value);
    return {
      ...common,
      gives: 'pinned',
      at,
      evidence: [
        ...evidence,
        ...(at === undefined
          ? []
          : [
              {
                object,
                field: 'status.lastSyncTime',
                value: new Date(at * 1000).toISOString(),
              },
            ]),
      ],
    };
  });
}

/**
 * Claims whose data source is a ReplicationDestination that is not there: they
 * cannot be filled. Told only where all of them were listed.
 */
export function refillsOfMissing(
  snapshot: ClusterSnapshot,
  claims: Iterable<Observed<PersistentVolumeClaim>>,
): RefillFact[] {
  const { cluster, listings } = snapshot;
  const { kind } = REPLICATION_DESTINATIONS;
  const listing = listings.get(resourceKey(REPLICATION_DESTINATIONS));
  if (listing?.outcome !== 'complete') return [];
  const there = new Set(
    listing.objects.map(({ metadata: { namespace, name } }) =>
      objectKey({ cluster, kind, namespace, name }),
    ),
  );
  const missing: RefillFact[] = [];
  for (const { subject, value } of claims) {
    const source = value.spec?.dataSourceRef;
    if (source?.kind !== kind || !source.name) continue;
    const object: ObjectReference = {
      cluster,
      kind,
      namespace: source.namespace ?? subject.object.namespace,
      name: source.name,
    };
    if (there.has(objectKey(object))) continue;
    missing.push({
      type: 'refill',
      itemKey: objectKey(subject.object),
      object,
      gives: 'waits',
      because: 'it does not exist',
      evidence: [
        {
          object: describeObject(subject.object),
          field: 'spec.dataSourceRef.name',
          value: sentenceOf(source.name),
        },
      ],
    });
  }
  return missing;
}
