import { DAY, HOUR, MINUTE } from '../../time/durations';
import { RESTIC } from '../objects/backends';
import { appShape } from './appShape';
import type { DemoApp } from './DemoApp';
import {
  backblazeDaily,
  cloudflareDaily,
  nasHourly,
  nasSixHourly,
} from './planShapes';

/**
 * An app that a CronJob of its own copies, with restic, every night.
 *
 * @param failsAgo - seconds before the anchor since when its Jobs fail
 */
function withOwnJob(name: string, minute: number, failsAgo?: number): DemoApp {
  const app = appShape('documents', name, { daysOld: 220, size: '2Gi' });
  const { bucket, endpoint } = RESTIC;
  return {
    ...app,
    workloads: [
      ...app.workloads,
      {
        kind: 'CronJob',
        name: `${name}-backup`,
        image: 'restic/restic',
        command: [
          'sh',
          '-c',
          [
            `restic -r s3:https://${endpoint}/${bucket}/${name} backup /data`,
            `restic -r s3:https://${endpoint}/${bucket}/${name} forget --keep-daily 14 --prune`,
          ].join(' && '),
        ],
        schedule: { rhythm: 'daily-at-midnight', minute, failsAgo },
        volumes: [
          { kind: 'shared-claim', name, mountPath: '/data', readOnly: true },
        ],
      },
    ],
  };
}

/** Namespaces home and documents: what the household notices first. */
export const homeApps: DemoApp[] = [
  appShape('home', 'home-assistant', {
    daysOld: 700,
    size: '20Gi',
    plans: [
      nasHourly('home-assistant', 20, { chapters: [{ kind: 'flaps' }] }),
      backblazeDaily('home-assistant', 8),
      cloudflareDaily('home-assistant', 8),
    ],
  }),
  appShape('home', 'esphome', {
    daysOld: 420,
    size: '2Gi',
    plans: [
      nasSixHourly('esphome', 9),
      backblazeDaily('esphome', 0, {
        // Weekly, so that its grace is six hours: due just now, and started before those end.
        rhythm: { weeklySlotAfterAnchor: -20 * MINUTE },
        chapters: [
          {
            kind: 'forgotten',
            ago: 30 * MINUTE,
            endedAgo: -(5 * HOUR + 40 * MINUTE),
          },
        ],
      }),
    ],
  }),
  appShape('documents', 'paperless', {
    daysOld: 350,
    workloads: [
      {
        kind: 'StatefulSet',
        name: 'paperless',
        image: 'paperless-ngx/paperless-ngx',
        volumes: [
          {
            kind: 'claim-template',
            name: 'paperless-data',
            size: '40Gi',
            mountPath: '/usr/src/paperless/data',
          },
          { kind: 'scratch', name: 'consume', mountPath: '/consume' },
        ],
      },
    ],
    plans: [
      nasHourly('paperless', 41, { claim: 'paperless-data-paperless-0' }),
      backblazeDaily('paperless', 41, { claim: 'paperless-data-paperless-0' }),
      cloudflareDaily('paperless', 41, { claim: 'paperless-data-paperless-0' }),
    ],
    restoreSize: '40Gi',
  }),
  appShape('documents', 'mealie', {
    daysOld: 260,
    // Someone rotated the repository's password: both copies stopped, and a day
    // after the last one its recipes are past every promise.
    credentialsLostAgo: 3.5 * DAY,
    plans: [
      nasSixHourly('mealie', 49, {
        chapters: [{ kind: 'fails', ago: 3.5 * DAY, reason: 'wrong-password' }],
      }),
      backblazeDaily('mealie', 49, {
        chapters: [{ kind: 'fails', ago: 3.5 * DAY, reason: 'wrong-password' }],
      }),
    ],
  }),
  appShape('documents', 'freshrss', {
    daysOld: 310,
    size: '2Gi',
    plans: [
      nasSixHourly('freshrss', 51),
      cloudflareDaily('freshrss', 51, {
        mover: 'restic',
        createdAgo: 9 * DAY,
        // Without a copy method the source is accepted and never runs.
        copyMethod: 'unset',
        chapters: [{ kind: 'unnoticed' }],
      }),
    ],
  }),
  // The store lost the keys of its bucket: the Secret of before still works.
  appShape('documents', 'linkding', {
    daysOld: 190,
    size: '1Gi',
    credentialsLostAgo: 5 * HOUR,
    credentialsLostOf: 'b2',
    plans: [nasSixHourly('linkding', 44), backblazeDaily('linkding', 44)],
  }),
  appShape('documents', 'actual', { daysOld: 45, size: '1Gi' }),
  // Most of its volume was deleted by mistake, and copied like that since then.
  appShape('documents', 'bookstack', {
    daysOld: 230,
    size: '4Gi',
    plans: [
      nasSixHourly('bookstack', 14, {
        chapters: [{ kind: 'shrunk', ago: 8 * HOUR }],
      }),
    ],
  }),
  // Files that cannot be read: each attempt leaves a snapshot without them.
  appShape('documents', 'wikijs', {
    daysOld: 230,
    size: '3Gi',
    plans: [
      nasSixHourly('wikijs', 16, {
        chapters: [
          { kind: 'fails', ago: 13 * HOUR, reason: 'unreadable-files' },
        ],
      }),
    ],
  }),
  withOwnJob('memos', 40),
  // Its Jobs fail since the key of its bucket was removed.
  withOwnJob('wallabag', 42, 2.2 * DAY),
];
