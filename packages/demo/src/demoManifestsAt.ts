import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { companyManifestsAt } from './company/companyManifestsAt';
import { COMPANY_CLUSTER } from './demoClusters';
import { homelabManifestsAt } from './homelab/homelabManifestsAt';

/**
 * A cluster of the demo as its Kubernetes API would list it at an instant: one
 * of the homelab, or that of the company. A pure function.
 *
 * @param options - `cluster`: one of `DEMO_CLUSTERS`, any other has no objects;
 * `anchor`: the instant at which the stories are told
 */
export function demoManifestsAt(options: {
  cluster: string;
  now: Date;
  anchor: Date;
}): KubernetesObject[] {
  return options.cluster === COMPANY_CLUSTER
    ? companyManifestsAt(options)
    : homelabManifestsAt(options);
}
