import type { Entity } from '@backstage/catalog-model';

/**
 * @param owner - name of a group in the default namespace
 * @param system - name of a system in the default namespace; absent: none
 * @param dependsOn - references of entities
 */
export function componentEntity(
  name: string,
  owner: string,
  system: string | undefined,
  description: string,
  annotations: Record<string, string> = {},
  dependsOn: string[] = [],
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, description, annotations },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: `group:default/${owner}`,
      ...(system && { system }),
      ...(dependsOn.length > 0 && { dependsOn }),
    },
  };
}
