import {
  ItemFact,
  PlanFact,
  WorkloadReference,
  claimKey,
} from 'backstage-plugin-backups-node';
import { UnreadSystem } from '../read/UnreadSystem';

export const MINUTE = 60;
export const HOUR = 3600;
export const DAY = 86_400;

/** Cluster of every fact made here. */
export const CLUSTER = 'home-1';

/** A backup system that copies any volume, and that nobody reads. */
export const VELERO: UnreadSystem = {
  name: 'Velero',
  reach: { kind: 'volumes' },
};

/** Epoch seconds of a time such as `2026-11-16T06:00:00Z`. */
export function at(time: string): number {
  return Date.parse(time) / 1000;
}

/** A cron schedule in UTC, as `PlanFact.schedule` has it. */
export function cron(
  expression: string,
  zone: string = 'UTC',
): Extract<PlanFact['schedule'], { kind: 'cron' }> {
  return { kind: 'cron', expression, zone, dialect: 'standard' };
}

/** A volume of class `ceph-block` that one deployment mounts. */
export function itemFact(fact: Partial<ItemFact> = {}): ItemFact {
  const name = fact.name ?? 'jukebox';
  return {
    type: 'item',
    key: claimKey(CLUSTER, 'media', name),
    kind: 'persistent-volume-claim',
    cluster: CLUSTER,
    namespace: 'media',
    name,
    labels: {},
    annotations: { 'backups/entity': 'component:jukebox' },
    mountedBy: [],
    aliases: [],
    failureDomain: 'ceph',
    ...fact,
  };
}

/** A healthy plan, every six hours to the NAS, that is created long ago. */
export function planFact(fact: Partial<PlanFact> = {}): PlanFact {
  const name = fact.object?.name ?? 'jukebox';
  return {
    type: 'plan',
    key: `${CLUSTER}/media/ReplicationSource/${name}`,
    fingerprint: 'nas',
    provider: 'volsync',
    method: 'kopia',
    object: {
      cluster: CLUSTER,
      kind: 'ReplicationSource',
      namespace: 'media',
      name,
    },
    labels: {},
    annotations: {},
    createdAt: at('2026-01-05T10:00:00Z'),
    itemKey: claimKey(CLUSTER, 'media', 'jukebox'),
    destination: {
      type: 'nfs',
      label: 'NAS',
      failureDomain: 'nas',
      derivedFrom: [],
    },
    schedule: cron('0 */6 * * *'),
    suspended: false,
    reportsSuccess: true,
    retention: {
      noHistory: false,
      declared: [],
      inherited: [],
      sentence: 'Not known.',
    },
    evidence: [],
    restore: undefined,
    ...fact,
  };
}

/** The same plan to Backblaze B2, once a day at midnight. */
export function b2PlanFact(fact: Partial<PlanFact> = {}): PlanFact {
  return planFact({
    key: `${CLUSTER}/media/ReplicationSource/jukebox-b2`,
    fingerprint: 'b2',
    object: {
      cluster: CLUSTER,
      kind: 'ReplicationSource',
      namespace: 'media',
      name: 'jukebox-b2',
    },
    destination: {
      type: 's3',
      label: 'B2',
      failureDomain: 'backblaze',
      offSite: true,
      derivedFrom: [],
    },
    schedule: cron('0 0 * * *'),
    ...fact,
  });
}

/** A deployment as matching sees it. */
export function workloadReference(
  reference: Partial<WorkloadReference> = {},
): WorkloadReference {
  return {
    cluster: CLUSTER,
    kind: 'Deployment',
    namespace: 'media',
    name: 'jukebox',
    labels: {},
    annotations: {},
    ...reference,
  };
}
