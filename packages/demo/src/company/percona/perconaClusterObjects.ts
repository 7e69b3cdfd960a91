import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { metadataOf } from '../../homelab/objects/metadataOf';
import type { Moment } from '../../homelab/objects/Moment';
import { fractionOf } from '../../seed/fractionOf';
import { DAY } from '../../time/durations';
import { toTimestamp } from '../../time/toTimestamp';
import { backupJobs } from '../pgo/backupJobs';
import { instanceObjects } from '../pgo/instanceObjects';
import { systemIdentifierOf } from '../pgo/systemIdentifierOf';
import {
  BUCKET,
  KEPT_FULLS,
  NIGHTLY,
  PERCONA_VERSION,
  pathOf,
  perconaBackups,
} from './perconaBackups';
import type { PerconaDatabase } from './PerconaDatabase';
import { databaseInstances } from '../storage';

function clusterObject(
  moment: Moment,
  database: PerconaDatabase,
  createdAt: number,
): KubernetesObject {
  const { name, namespace, app, size, version } = database;
  return {
    apiVersion: PERCONA_VERSION,
    kind: 'PerconaPGCluster',
    metadata: metadataOf(moment, {
      kind: 'PerconaPGCluster',
      name,
      namespace,
      createdAt,
    }),
    spec: {
      crVersion: version,
      postgresVersion: 17,
      users: [{ name: app, databases: [app] }],
      instances: databaseInstances(size),
      backups: {
        trackLatestRestorableTime: true,
        pgbackrest: {
          global: {
            'repo1-path': pathOf(database),
            'repo1-retention-full': String(KEPT_FULLS),
            'repo1-retention-full-type': 'count',
          },
          configuration: [{ secret: { name: `${name}-s3` } }],
          repos: [
            {
              name: 'repo1',
              s3: BUCKET,
              schedules: { full: NIGHTLY.cron },
            },
          ],
        },
      },
    },
    status: {
      state: 'ready',
      postgres: { ready: 1, size: 1 },
      patroni: {
        status: { systemIdentifier: systemIdentifierOf(namespace, name) },
      },
      conditions: [
        {
          type: 'ReadyForBackup',
          status: 'True',
          reason: 'AllConditionsAreTrue',
          message: '',
          lastTransitionTime: toTimestamp(createdAt + 240),
        },
      ],
    },
  };
}

/** Everything a PerconaPGCluster has in its cluster at a moment. */
export function perconaClusterObjects(
  moment: Moment,
  database: PerconaDatabase,
): KubernetesObject[] {
  const { name, namespace, size, daysOld, version } = database;
  const seconds = Math.floor(fractionOf(`${namespace}/${name}`) * DAY);
  const createdAt = moment.anchor - daysOld * DAY - seconds;
  if (createdAt > moment.now) return [];
  // Its operator drives an object of PGO's kind, which owns what is made.
  const group =
    version === '3.0.0'
      ? 'upstream.pgv2.percona.com'
      : 'postgres-operator.crunchydata.com';
  const owner = {
    apiVersion: `${group}/v1beta1`,
    kind: 'PostgresCluster',
    name,
  };
  return [
    clusterObject(moment, database, createdAt),
    ...instanceObjects(moment, { name, namespace, size, createdAt, owner }),
    ...perconaBackups(moment, database, createdAt),
    // What it drives underneath runs the schedule, too.
    ...(version === '3.0.0'
      ? backupJobs(
          moment,
          { name, namespace, createdAt, owner },
          { type: 'full', cadence: NIGHTLY, typicalSeconds: 330 },
        )
      : []),
  ];
}
