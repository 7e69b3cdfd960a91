import { fingerprintOf } from 'backstage-plugin-backups-backend-module-pgbackrest';
import type { ItemFact, PlanFact } from 'backstage-plugin-backups-node';
import type { DatabaseCluster } from './DatabaseCluster';
import type { ObservedRepository } from './planOf';
import type { Repository } from './repositoriesOf';

const SNAPSHOTS = 'volumeSnapshot';

/** Snapshots of the volumes: they lie where the volumes lie. */
export function snapshotPlace(
  { observed }: DatabaseCluster,
  item: ItemFact,
  declared: { className?: string; schedule?: string } | undefined,
): Repository {
  const { namespace, name } = observed.object.metadata;
  return {
    name: SNAPSHOTS,
    number: SNAPSHOTS,
    fingerprint: fingerprintOf(SNAPSHOTS, namespace, name),
    destination: {
      type: 'volume',
      label: 'volume snapshots',
      offSite: false,
      failureDomain: item.failureDomain,
      derivedFrom: [`${observed.subject.words}: spec.backups.volumeSnapshots`],
    },
    isLocal: true,
    policy: {},
    schedules: declared?.schedule
      ? [{ makes: 'full', expression: declared.schedule }]
      : [],
    declared: { name: SNAPSHOTS },
  };
}

/** The plan of snapshots: no repository of pgBackRest, no chain, and pgBackRest does not expire them. */
export function snapshotPlan({ plan }: ObservedRepository): PlanFact {
  return {
    ...plan,
    method: 'snapshot',
    writes: undefined,
    retention: {
      noHistory: false,
      declared: [],
      inherited: [],
      sentence: 'Not known.',
    },
    database: plan.database && {
      ...plan.database,
      chained: false,
      waitsForLog: undefined,
    },
  };
}
