import { DAY } from '../../time/durations';
import { appShape } from './appShape';
import type { DemoApp } from './DemoApp';
import {
  backblazeDaily,
  cloudflareDaily,
  nasHourly,
  nasSixHourly,
} from './planShapes';

/** Namespaces security, automation, observability and network. */
export const platformApps: DemoApp[] = [
  appShape('security', 'vaultwarden', {
    daysOld: 640,
    size: '1Gi',
    mountPath: '/data',
    plans: [
      nasHourly('vaultwarden', 3),
      backblazeDaily('vaultwarden', 4),
      cloudflareDaily('vaultwarden', 4),
    ],
  }),
  appShape('security', 'pocket-id', {
    daysOld: 330,
    size: '1Gi',
    plans: [
      nasHourly('pocket-id', 5, { copyMethod: 'Clone' }),
      backblazeDaily('pocket-id', 6, { copyMethod: 'Clone' }),
    ],
  }),
  appShape('automation', 'n8n', {
    daysOld: 270,
    plans: [
      nasHourly('n8n', 38, { chapters: [{ kind: 'manual', ago: 4 * DAY }] }),
      backblazeDaily('n8n', 38),
    ],
  }),
  appShape('observability', 'grafana', {
    daysOld: 560,
    plans: [
      nasSixHourly('grafana', 25),
      backblazeDaily('grafana', 26, { mover: 'restic', typicalSeconds: 95 }),
    ],
  }),
  appShape('observability', 'node-exporter', {
    daysOld: 600,
    workloads: [
      {
        kind: 'DaemonSet',
        name: 'node-exporter',
        image: 'prometheus/node-exporter',
        volumes: [
          {
            kind: 'host-path',
            path: '/proc',
            mountPath: '/host/proc',
            readOnly: true,
          },
          {
            kind: 'host-path',
            path: '/sys',
            mountPath: '/host/sys',
            readOnly: true,
          },
        ],
      },
    ],
  }),
  appShape('network', 'homepage', {
    daysOld: 300,
    workloads: [
      {
        kind: 'Deployment',
        name: 'homepage',
        image: 'gethomepage/homepage',
        volumes: [
          { kind: 'scratch', name: 'logs', mountPath: '/app/config/logs' },
        ],
      },
    ],
  }),
];
