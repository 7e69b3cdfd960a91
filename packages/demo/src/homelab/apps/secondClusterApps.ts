import { appShape } from './appShape';
import type { DemoApp } from './DemoApp';
import { backblazeDaily, nasSixHourly } from './planShapes';

/** Cluster home-2: one small node in the shed. */
export const secondClusterApps: DemoApp[] = [
  appShape('network', 'adguard-home', {
    daysOld: 280,
    size: '2Gi',
    plans: [
      nasSixHourly('adguard-home', 6),
      backblazeDaily('adguard-home', 31),
    ],
  }),
  appShape('home', 'zigbee2mqtt', {
    daysOld: 280,
    size: '1Gi',
    plans: [nasSixHourly('zigbee2mqtt', 12), backblazeDaily('zigbee2mqtt', 33)],
  }),
  appShape('observability', 'uptime-kuma', {
    daysOld: 150,
    size: '2Gi',
    plans: [nasSixHourly('uptime-kuma', 18), backblazeDaily('uptime-kuma', 35)],
  }),
];
