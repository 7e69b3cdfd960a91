import { DAY, HOUR, MINUTE } from '../../time/durations';
import { appShape } from './appShape';
import type { DemoApp } from './DemoApp';
import {
  backblazeDaily,
  cloudflareDaily,
  nasHourly,
  nasSixHourly,
} from './planShapes';

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
];
