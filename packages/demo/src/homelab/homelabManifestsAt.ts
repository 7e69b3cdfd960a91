import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { DAY } from '../time/durations';
import { appObjects } from './appObjects';
import { appsOf } from './apps/appsOf';
import { databaseSecret } from './databases/databaseSecret';
import { databaseObjects } from './databases/databaseObjects';
import { demoDatabases } from './databases/databases';
import { clusterRepository } from './kopiur/clusterRepository';
import { lastExportOf } from './lastExportOf';
import { NAS } from './objects/backends';
import { cephCluster } from './objects/cephCluster';
import type { Moment } from './objects/Moment';
import { prometheusRule } from './objects/prometheusRule';
import { staticNfsClaim } from './objects/staticNfsClaim';
import { storageClasses } from './objects/storageClasses';
import { populatorLeftover } from './objects/toolClaims';

const STYLE = { showsNasVolume: true, showsMoverClaims: true };

/** What belongs to no app of the main cluster. */
function sharedObjects(moment: Moment, builtAt: number): KubernetesObject[] {
  return [
    ...staticNfsClaim(moment, {
      name: 'media',
      namespace: 'entertainment',
      size: '40Ti',
      createdAt: builtAt,
      server: NAS.server,
      path: '/mnt/storage0/media',
    }),
    ...demoDatabases.flatMap(database => databaseObjects(moment, database)),
    databaseSecret(moment, {
      name: 'bazarr',
      namespace: 'downloads',
      createdAt: builtAt,
    }),
    prometheusRule(moment, builtAt),
    cephCluster(moment, builtAt),
    clusterRepository(moment, builtAt),
    ...populatorLeftover(moment, 'downloads', 'prowlarr', builtAt),
  ];
}

/**
 * The demo homelab as its Kubernetes API would list it at an instant. A pure
 * function: the same arguments give equal objects.
 *
 * @param options - `cluster`: `home-1` or `home-2`, any other has no objects;
 * `now`: the instant to show, up to 31 days before the anchor and any time
 * after it; `anchor`: the instant at which the stories are told, see
 * `DEMO_STATES`. The second cluster stops at its last export.
 *
 * @public
 */
export function homelabManifestsAt(options: {
  cluster: string;
  now: Date;
  anchor: Date;
}): KubernetesObject[] {
  const { cluster, anchor } = options;
  const apps = appsOf(cluster);
  if (apps.length === 0) return [];
  const moment = {
    cluster,
    now: Math.floor(lastExportOf(options).getTime() / 1000),
    anchor: Math.floor(anchor.getTime() / 1000),
  };
  const builtAt = moment.anchor - 730 * DAY;
  return [
    ...storageClasses(moment, builtAt),
    ...(cluster === 'home-1' ? sharedObjects(moment, builtAt) : []),
    ...apps.flatMap(app => appObjects(moment, app, STYLE)),
  ];
}
