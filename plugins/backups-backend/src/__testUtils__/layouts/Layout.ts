import { appLabel, claimMount, workload } from '../kubernetes';

/** How an item is expected to reach its entity. */
export interface Expected {
  entity: string;
  item: string;
  by: 'workload' | 'label' | 'gitops' | 'name';
  /** ReplicationSources that are joined to it. */
  copiedBy: string[];
}

/** A way in which people lay out VolSync, made after public repositories. */
export interface Layout {
  name: string;
  objects: unknown[];
  /** Names of components in the catalog. */
  catalog: string[];
  expected: Expected[];
}

/** A deployment as bjw-s' app-template makes it. */
export function app(name: string, ...claims: string[]) {
  return workload('Deployment', {
    name,
    labels: appLabel(name),
    podLabels: appLabel(name),
    mounts: claims.map(claimName => claimMount(claimName)),
  });
}
