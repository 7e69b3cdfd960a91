import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { metadataOf } from '../../homelab/objects/metadataOf';
import type { Moment } from '../../homelab/objects/Moment';
import { fractionOf } from '../../seed/fractionOf';
import { DAY } from '../../time/durations';
import { toTimestamp } from '../../time/toTimestamp';
import { REGION, databaseInstances } from '../storage';
import {
  PGO_PREFIX,
  SCHEDULES,
  backupJobs,
  cronJobNameOf,
  keptRuns,
} from './backupJobs';
import type { ScheduledDatabase } from './backupJobs';
import { instanceObjects } from './instanceObjects';
import type { PgoDatabase } from './PgoDatabase';
import { systemIdentifierOf } from './systemIdentifierOf';

const VERSION = `${PGO_PREFIX}/v1beta1`;

/** The bucket of all databases of PGO. */
const BUCKET = {
  bucket: 'acme-pgo',
  endpoint: `s3.${REGION}.amazonaws.com`,
  region: REGION,
};

/** What PGO copies of Jobs into the status, as long as they are there. */
function scheduledBackupsOf(moment: Moment, database: ScheduledDatabase) {
  return SCHEDULES.flatMap(schedule =>
    keptRuns(moment, database, schedule).map(({ startedAt, endsAt }) => ({
      cronJobName: cronJobNameOf(database, schedule),
      repo: 'repo1',
      type: schedule.type,
      startTime: toTimestamp(startedAt),
      ...(endsAt > moment.now
        ? { active: 1 }
        : { completionTime: toTimestamp(endsAt), succeeded: 1 }),
    })),
  );
}

function conditionsOf(
  createdAt: number,
  firstBackup: 'complete' | 'missing',
): object[] {
  const isThere = firstBackup === 'complete';
  return [
    {
      type: 'PGBackRestReplicaRepoReady',
      status: 'True',
      reason: 'StanzaCreated',
      message: 'pgBackRest replica create repo is ready for backups',
      lastTransitionTime: toTimestamp(createdAt + 90),
      observedGeneration: 1,
    },
    {
      type: 'PGBackRestReplicaCreate',
      status: isThere ? 'True' : 'False',
      reason: isThere ? 'RepoBackupComplete' : 'RepoBackupNotComplete',
      message: isThere
        ? 'pgBackRest replica creation is now possible'
        : 'pgBackRest replica creation is not yet possible',
      lastTransitionTime: toTimestamp(createdAt + (isThere ? 640 : 90)),
      observedGeneration: 1,
    },
  ];
}

/** Everything a PostgresCluster of Crunchy PGO has in its cluster at a moment. */
export function postgresClusterObjects(
  moment: Moment,
  database: PgoDatabase,
): KubernetesObject[] {
  const { name, namespace, app, size, daysOld } = database;
  const seconds = Math.floor(fractionOf(`${namespace}/${name}`) * DAY);
  const createdAt = moment.anchor - daysOld * DAY - seconds;
  if (createdAt > moment.now) return [];
  const owner = { apiVersion: VERSION, kind: 'PostgresCluster', name };
  const scheduled = { name, namespace, createdAt, owner };
  const isSetUp = !database.firstBackupMissing;
  return [
    {
      apiVersion: VERSION,
      kind: 'PostgresCluster',
      metadata: metadataOf(moment, {
        kind: 'PostgresCluster',
        name,
        namespace,
        createdAt,
      }),
      spec: {
        postgresVersion: 17,
        users: [{ name: app, databases: [app] }],
        instances: databaseInstances(size),
        backups: {
          pgbackrest: {
            global: {
              'repo1-path': `/pgbackrest/${namespace}/${name}/repo1`,
              'repo1-retention-full': '4',
              'repo1-retention-full-type': 'count',
            },
            configuration: [{ secret: { name: `${name}-s3` } }],
            repos: [
              {
                name: 'repo1',
                s3: BUCKET,
                schedules: {
                  full: SCHEDULES[0].cadence.cron,
                  incremental: SCHEDULES[1].cadence.cron,
                },
              },
            ],
          },
        },
      },
      status: {
        observedGeneration: 1,
        conditions: conditionsOf(createdAt, isSetUp ? 'complete' : 'missing'),
        instances: [
          {
            name: 'instance1',
            replicas: 1,
            readyReplicas: 1,
            updatedReplicas: 1,
          },
        ],
        patroni: {
          systemIdentifier: systemIdentifierOf(namespace, name),
        },
        pgbackrest: {
          repos: [
            {
              name: 'repo1',
              stanzaCreated: true,
              replicaCreateBackupComplete: isSetUp,
            },
          ],
          ...(isSetUp && {
            scheduledBackups: scheduledBackupsOf(moment, scheduled),
          }),
        },
      },
    },
    ...instanceObjects(moment, { name, namespace, size, createdAt, owner }),
    ...(isSetUp
      ? SCHEDULES.flatMap(schedule => backupJobs(moment, scheduled, schedule))
      : []),
  ];
}
