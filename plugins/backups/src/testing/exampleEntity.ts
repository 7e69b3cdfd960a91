import type { Entity } from '@backstage/catalog-model';

/** The catalog entity of the examples. */
export const exampleEntity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'radarr', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'group:media' },
};
