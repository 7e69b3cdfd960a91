import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { fractionOf } from '../../seed/fractionOf';
import { DAY } from '../../time/durations';
import { toTimestamp } from '../../time/toTimestamp';
import { BUCKETS } from '../objects/backends';
import { metadataOf } from '../objects/metadataOf';
import type { Moment } from '../objects/Moment';
import { databaseClaims } from '../objects/toolClaims';
import { backupObjects } from './backupObjects';
import { backupsOf, currentSlots } from './backupsOf';
import type { DemoBackup } from './backupsOf';
import type { DemoDatabase, DemoRepository } from './DemoDatabase';

const NAMESPACE = 'database';
const API = 'postgresql.cnpg.io/v1';
const PLUGIN = 'pgbackrest.dalibo.com';
const SECRET = 'cloudnative-pg-secret';

const ENDPOINTS: Record<DemoRepository, { endpoint: string; region: string }> =
  {
    b2: { endpoint: BUCKETS.b2.endpoint, region: 'us-east-005' },
    r2: { endpoint: '0a1b2c3d4e5f.r2.cloudflarestorage.com', region: 'auto' },
  };

function clusterObject(
  moment: Moment,
  database: DemoDatabase,
  createdAt: number,
  backups: readonly DemoBackup[],
): KubernetesObject {
  const { name, instances } = database;
  const copied = database.repositories.length > 0;
  const running = backups.find(({ endsAt }) => endsAt > moment.now);
  const last = backups.filter(({ endsAt }) => endsAt <= moment.now).at(-1);
  const condition = (
    type: string,
    status: 'True' | 'False',
    reason: string,
    message: string,
    at: number,
  ) => ({
    type,
    status,
    reason,
    message,
    lastTransitionTime: toTimestamp(at),
  });
  return {
    apiVersion: API,
    kind: 'Cluster',
    metadata: metadataOf(moment, {
      kind: 'Cluster',
      name,
      namespace: NAMESPACE,
      createdAt,
      labels: {
        'app.kubernetes.io/name': `cloudnative-pg-${name}`,
        'kustomize.toolkit.fluxcd.io/name': `cloudnative-pg-${name}`,
        'kustomize.toolkit.fluxcd.io/namespace': NAMESPACE,
      },
    }),
    spec: {
      instances,
      imageName: 'ghcr.io/cloudnative-pg/postgresql:18',
      storage: { size: database.size, storageClass: 'openebs-hostpath' },
      enableSuperuserAccess: true,
      superuserSecret: { name: SECRET },
      postgresql: { parameters: { max_connections: '400' } },
      bootstrap: {
        initdb: {
          database: database.initialDatabase,
          owner: database.initialDatabase,
        },
      },
      ...(copied && {
        plugins: [
          {
            name: PLUGIN,
            enabled: true,
            isWALArchiver: true,
            parameters: {
              stanzaRef: `${name}-stanza`,
              pluginConfigRef: `${name}-pluginconfig`,
            },
          },
        ],
      }),
    },
    status: {
      phase: 'Cluster in healthy state',
      instances,
      readyInstances: instances,
      currentPrimary: `${name}-1`,
      timelineID: 1,
      writeService: `${name}-rw`,
      readService: `${name}-r`,
      conditions: [
        condition(
          'Ready',
          'True',
          'ClusterIsReady',
          'Cluster is Ready',
          createdAt,
        ),
        ...(copied
          ? [
              condition(
                'ContinuousArchiving',
                'True',
                'ContinuousArchivingSuccess',
                'Continuous archiving is working',
                createdAt + 300,
              ),
            ]
          : []),
        ...(running
          ? [
              condition(
                'LastBackupSucceeded',
                'False',
                'BackupStarted',
                'New Backup starting up',
                running.slot,
              ),
            ]
          : []),
        ...(!running && last
          ? [
              condition(
                'LastBackupSucceeded',
                'True',
                'LastBackupSucceeded',
                'Backup was successful',
                last.endsAt,
              ),
            ]
          : []),
      ],
    },
  };
}

function typeOf(backup: DemoBackup | undefined): string {
  if (!backup) return '';
  return backup.full ? 'full' : 'incr';
}

function told(backup: DemoBackup | undefined) {
  const { label = '', startedAt = 0, endsAt = 0 } = backup ?? {};
  return {
    label,
    type: typeOf(backup),
    prior: '',
    archive: { start: '', stop: '' },
    lsn: { start: '', stop: '' },
    timestamp: { start: startedAt, stop: endsAt },
  };
}

/** Its status is of whichever repository a backup was last made to. */
function stanzaObject(
  moment: Moment,
  { name, repositories }: DemoDatabase,
  createdAt: number,
  backups: readonly DemoBackup[],
): KubernetesObject {
  const ended = backups.filter(({ endsAt }) => endsAt <= moment.now);
  const repository = ended.at(-1)?.repository;
  const listed = ended.filter(backup => backup.repository === repository);
  const fulls = listed.filter(({ full }) => full).length;
  return {
    apiVersion: `${PLUGIN}/v1`,
    kind: 'Stanza',
    metadata: metadataOf(moment, {
      kind: 'Stanza',
      name: `${name}-stanza`,
      namespace: NAMESPACE,
      createdAt,
    }),
    spec: {
      stanzaConfiguration: {
        name,
        processMax: 4,
        archive: { async: true, pushQueueMax: '1GiB', getQueueMax: '128MiB' },
        s3Repositories: repositories.map(place => ({
          ...ENDPOINTS[place],
          bucket: 'postgres',
          repoPath: `/${name}`,
          uriStyle: 'path',
          verifyTLS: true,
          retentionPolicy: {
            full: 5,
            fullType: 'count',
            archive: 3,
            archiveType: 'full',
          },
          secretRef: {
            accessKeyId: { name: SECRET, key: `${place}-access-key-id` },
            secretAccessKey: {
              name: SECRET,
              key: `${place}-secret-access-key`,
            },
          },
        })),
      },
    },
    status: {
      backupsCount: { Full: fulls, Incr: listed.length - fulls, Diff: 0 },
      recoveryWindow: {
        firstBackup: told(listed.at(0)),
        lastBackup: told(listed.at(-1)),
      },
    },
  };
}

function scheduleObjects(
  moment: Moment,
  database: DemoDatabase,
  createdAt: number,
): KubernetesObject[] {
  return database.schedules.map(schedule => {
    const { expression, period, offset } = currentSlots(schedule, moment);
    const last = Math.floor((moment.now - offset) / period) * period + offset;
    return {
      apiVersion: API,
      kind: 'ScheduledBackup',
      metadata: metadataOf(moment, {
        kind: 'ScheduledBackup',
        name: schedule.name,
        namespace: NAMESPACE,
        createdAt,
      }),
      spec: {
        schedule: expression,
        immediate: false,
        backupOwnerReference: 'self',
        method: 'plugin',
        target: 'primary',
        cluster: { name: database.name },
        pluginConfiguration: {
          name: PLUGIN,
          parameters: {
            selectedRepository: String(
              database.repositories.indexOf(schedule.repository) + 1,
            ),
            backupType: schedule.makes === 'full' ? 'full' : 'incr',
          },
        },
      },
      status: {
        lastCheckTime: toTimestamp(last),
        lastScheduleTime: toTimestamp(last),
        nextScheduleTime: toTimestamp(last + period),
      },
    };
  });
}

function declaredDatabases(
  moment: Moment,
  database: DemoDatabase,
  createdAt: number,
): KubernetesObject[] {
  return database.databases.map(name => ({
    apiVersion: API,
    kind: 'Database',
    metadata: metadataOf(moment, {
      kind: 'Database',
      name,
      namespace: NAMESPACE,
      createdAt,
    }),
    spec: {
      cluster: { name: database.name },
      name,
      owner: name,
      ensure: 'present',
      databaseReclaimPolicy: 'retain',
    },
    status: { applied: true, observedGeneration: 1 },
  }));
}

/** Everything a database cluster has in its cluster at a moment. */
export function databaseObjects(
  moment: Moment,
  database: DemoDatabase,
): KubernetesObject[] {
  const { name, daysOld } = database;
  const createdAt =
    moment.anchor - daysOld * DAY - Math.floor(fractionOf(name) * DAY);
  if (createdAt > moment.now) return [];
  const backups = backupsOf(moment, database, createdAt);
  return [
    clusterObject(moment, database, createdAt, backups),
    ...databaseClaims(moment, NAMESPACE, name, createdAt),
    ...declaredDatabases(moment, database, createdAt),
    ...(database.repositories.length > 0
      ? [stanzaObject(moment, database, createdAt, backups)]
      : []),
    ...scheduleObjects(moment, database, createdAt),
    ...backupObjects(moment, database, backups),
  ];
}
