import type { Entity } from '@backstage/catalog-model';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { componentsFromLabels } from './componentsFromLabels';

/**
 * @returns components for the apps in these manifests, and the group that owns them
 */
export function trialEntities(objects: KubernetesObject[]): Entity[] {
  return [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: {
        name: 'cluster',
        title: 'Cluster',
        description: 'Owns what was found by labels',
      },
      spec: { type: 'team', children: [] },
    },
    ...componentsFromLabels(objects),
  ];
}
