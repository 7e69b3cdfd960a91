import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { COMPANY_CLUSTER } from '../demoClusters';
import { appObjects } from '../homelab/appObjects';
import { storageClasses } from '../homelab/objects/storageClasses';
import { DAY } from '../time/durations';
import { buildApps } from './apps/buildApps';
import { databaseApps } from './apps/databaseApps';
import { workplaceApps } from './apps/workplaceApps';
import { longhornObjects } from './longhorn/longhornObjects';
import { longhornVolumes } from './longhorn/longhornVolumes';
import { perconaClusterObjects } from './percona/perconaClusterObjects';
import { perconaDatabases } from './percona/perconaDatabases';
import { pgoDatabases } from './pgo/pgoDatabases';
import { postgresClusterObjects } from './pgo/postgresClusterObjects';
import { COMPANY_CLASSES } from './storage';
import { veleroObjects } from './velero/veleroObjects';
import { veleroVolumes } from './velero/veleroVolumes';

const APPS = [...databaseApps, ...workplaceApps, ...buildApps];

/** VolSync copies none of its apps. */
const STYLE = { showsNasVolume: false, showsMoverClaims: false };

/**
 * The cluster of the demo's company as its Kubernetes API would list it at an
 * instant: what companies run, each beside a twin that fails. A pure function.
 *
 * @param options - `now`: the instant to show; `anchor`: the instant at which
 * the stories are told, see `COMPANY_STATES`
 */
export function companyManifestsAt(options: {
  now: Date;
  anchor: Date;
}): KubernetesObject[] {
  const moment = {
    cluster: COMPANY_CLUSTER,
    now: Math.floor(options.now.getTime() / 1000),
    anchor: Math.floor(options.anchor.getTime() / 1000),
  };
  const builtAt = moment.anchor - 900 * DAY;
  return [
    ...storageClasses(moment, builtAt, COMPANY_CLASSES),
    ...APPS.flatMap(app => appObjects(moment, app, STYLE)),
    ...pgoDatabases.flatMap(database =>
      postgresClusterObjects(moment, database),
    ),
    ...perconaDatabases.flatMap(database =>
      perconaClusterObjects(moment, database),
    ),
    ...veleroObjects(moment, builtAt, veleroVolumes),
    ...longhornObjects(moment, builtAt, longhornVolumes),
  ];
}
