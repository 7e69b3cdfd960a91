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

/** @returns the apps of a cluster; none for a cluster the homelab does not have */
export function appsOf(cluster: string): readonly DemoApp[] {
  if (cluster === 'home-1') return HOME_1;
  return cluster === 'home-2' ? secondClusterApps : [];
}
