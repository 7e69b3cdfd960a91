import type { Entity } from '@backstage/catalog-model';
import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { componentsFromLabels } from './componentsFromLabels';

/** What the catalog asks for, where a configuration names little more than a name. */
function whole(entity: Entity): Entity {
  return {
    ...entity,
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/cluster',
      ...entity.spec,
    },
  };
}

/**
 * @param named - by the configuration; absent: the apps in these manifests
 * @returns components, and the group that owns what has no other owner
 */
export function trialEntities(
  objects: KubernetesObject[],
  named?: readonly Entity[],
): Entity[] {
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
    ...(named ? named.map(whole) : componentsFromLabels(objects)),
  ];
}
