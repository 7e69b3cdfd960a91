import { DAY, HOUR, MINUTE, WEEK } from '../../time/durations';
import type {
  DemoBackupSchedule,
  DemoDatabase,
  DemoRepository,
} from './DemoDatabase';

/** 1970-01-01 was a Thursday. */
const SUNDAY = 3 * DAY;

function daily(
  database: string,
  repository: DemoRepository,
  hour: number,
): DemoBackupSchedule {
  return {
    name: `${database}-daily-${repository}`,
    repository,
    makes: 'incremental',
    typicalSeconds: 52,
    slots: [
      { expression: `0 0 ${hour} * * *`, period: DAY, offset: hour * HOUR },
    ],
  };
}

function weeklyFull(
  database: string,
  repository: DemoRepository,
  hour: number,
): DemoBackupSchedule {
  return {
    name: `${database}-weekly-full-${repository}`,
    repository,
    makes: 'full',
    typicalSeconds: 410,
    slots: [
      {
        expression: `0 0 ${hour} * * 0`,
        period: WEEK,
        offset: SUNDAY + hour * HOUR,
      },
    ],
  };
}

/**
 * The database clusters of the homelab: one that many apps share, in two
 * places; one whose schedule somebody tidied up three days ago, and which has
 * been making incremental backups every hour since; one that nobody copies.
 */
export const demoDatabases: readonly DemoDatabase[] = [
  {
    name: 'postgres18-cluster',
    instances: 3,
    size: '20Gi',
    daysOld: 245,
    repositories: ['b2', 'r2'],
    schedules: [
      daily('postgres18-cluster', 'b2', 3),
      weeklyFull('postgres18-cluster', 'b2', 1),
      daily('postgres18-cluster', 'r2', 4),
      weeklyFull('postgres18-cluster', 'r2', 2),
    ],
    manualFullsAgo: [],
    initialDatabase: 'postgres',
    databases: ['n8n', 'paperless'],
  },
  {
    name: 'postgres18-immich',
    instances: 2,
    size: '40Gi',
    daysOld: 180,
    repositories: ['b2'],
    schedules: [
      {
        name: 'postgres18-immich-b2',
        repository: 'b2',
        makes: 'incremental',
        typicalSeconds: 65,
        slots: [
          { expression: '0 0 3 * * *', period: DAY, offset: 3 * HOUR },
          {
            expression: '0 3 * * *',
            period: HOUR,
            offset: 3 * MINUTE,
            sinceAgo: 3 * DAY,
          },
        ],
      },
    ],
    manualFullsAgo: [24 * DAY + 5 * HOUR],
    initialDatabase: 'immich',
    databases: [],
  },
  {
    name: 'postgres18-bookorbit',
    instances: 1,
    size: '5Gi',
    daysOld: 11,
    repositories: [],
    schedules: [],
    manualFullsAgo: [],
    initialDatabase: 'bookorbit',
    databases: [],
  },
];
