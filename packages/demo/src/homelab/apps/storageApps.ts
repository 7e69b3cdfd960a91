import { DAY } from '../../time/durations';
import { appShape } from './appShape';
import type { DemoApp, DemoWorkload } from './DemoApp';
import { backblazeDaily, cloudflareDaily, nasSixHourly } from './planShapes';

function kopiaJob(
  name: string,
  schedule: DemoWorkload['schedule'],
  script: string,
): DemoWorkload {
  return {
    kind: 'CronJob',
    name,
    image: 'home-operations/kopia',
    command: ['sh', '-c', script],
    schedule,
    volumes: [
      {
        kind: 'nfs',
        path: '/mnt/storage0/backups/VolsyncKopia',
        mountPath: '/repository',
        readOnly: false,
      },
    ],
  };
}

/** Namespace storage: the repository's own server and jobs, and Syncthing. */
export const storageApps: DemoApp[] = [
  appShape('storage', 'kopia', {
    daysOld: 420,
    workloads: [
      {
        kind: 'Deployment',
        name: 'kopia',
        image: 'home-operations/kopia',
        volumes: [
          {
            kind: 'nfs',
            path: '/mnt/storage0/backups/VolsyncKopia',
            mountPath: '/repository',
            readOnly: false,
          },
        ],
      },
      // A second layer that was switched off: configured, and never a copy.
      kopiaJob(
        'kopia-sync-b2',
        { suspendedCron: '0 2 * * *' },
        'kopia repository sync-to s3 --bucket="$BUCKET" --endpoint=s3.us-east-005.backblazeb2.com --delete',
      ),
      kopiaJob(
        'kopia-sync-r2',
        { suspendedCron: '0 3 * * *' },
        'kopia repository sync-to s3 --bucket="$BUCKET" --endpoint="$ENDPOINT" --delete',
      ),
      kopiaJob(
        'kopia-maintenance',
        { rhythm: 'six-hourly', minute: 30 },
        'kopia maintenance run --full',
      ),
    ],
  }),
  appShape('storage', 'syncthing', {
    daysOld: 450,
    size: '60Gi',
    mountPath: '/var/syncthing',
    plans: [
      nasSixHourly('syncthing', 57),
      backblazeDaily('syncthing', 57, {
        chapters: [{ kind: 'paused', ago: 200 * DAY }],
      }),
      cloudflareDaily('syncthing', 57, {
        mover: 'rclone',
        typicalSeconds: 140,
      }),
    ],
  }),
];
