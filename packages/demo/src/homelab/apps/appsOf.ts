import { downloadApps } from './downloadApps';
import { entertainmentApps } from './entertainmentApps';
import { homeApps } from './homeApps';
import { mediaApps } from './mediaApps';
import { platformApps } from './platformApps';
import { secondClusterApps } from './secondClusterApps';
import { storageApps } from './storageApps';
import type { DemoApp } from './DemoApp';

const HOME_1 = [
  ...downloadApps,
  ...entertainmentApps,
  ...mediaApps,
  ...homeApps,
  ...platformApps,
  ...storageApps,
];

/** The clusters of the demo; the second has stopped exporting. */
export const DEMO_CLUSTERS = ['home-1', 'home-2'] as const;

/** @returns the apps of a cluster; none for a cluster the demo does not have */
export function appsOf(cluster: string): readonly DemoApp[] {
  if (cluster === 'home-1') return HOME_1;
  return cluster === 'home-2' ? secondClusterApps : [];
}
