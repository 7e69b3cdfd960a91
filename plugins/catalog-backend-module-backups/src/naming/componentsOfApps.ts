import type { Entity } from '@backstage/catalog-model';
import {
  ENTITY_ANNOTATIONS,
  KUBERNETES_ANNOTATIONS,
} from 'backstage-plugin-backups-common';
import { nameApps } from './nameApps';
import type { NamedApp } from './NamedApp';

/**
 * What the labels do not say of a component.
 *
 * @public
 */
export interface ComponentDetails {
  /** Reference of a group or a user. */
  owner: string;
  /** Reference of a system; absent: none. */
  system?: string;
  /** Namespace of the catalog; absent: the default one. */
  namespace?: string;
}

function describe({ namespace, objects }: NamedApp): string {
  const [first, ...rest] = [...new Set(objects)].sort();
  const more = rest.length > 0 ? ` and ${rest.length} more` : '';
  return `${first ?? 'Found by labels'}${more} in namespace ${namespace}`;
}

/**
 * Components for apps that labels name, each with the annotations by which its
 * workloads and items are found at once. The same apps in any order give the
 * same components.
 *
 * @param detailsOf - who owns an app, and where it belongs
 * @param names - names that were given before, and names of others; see `nameApps`
 *
 * @public
 */
export function componentsOfApps<T extends NamedApp>(
  apps: readonly T[],
  detailsOf: (app: T) => ComponentDetails,
  names: {
    kept?: ReadonlyMap<string, string>;
    taken?: Iterable<string>;
  } = {},
): { app: T; entity: Entity }[] {
  const named = nameApps(apps, names.kept ?? new Map(), names.taken ?? []);
  return named.map(({ app, name }) => {
    const { owner, system, namespace } = detailsOf(app);
    return {
      app,
      entity: {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name,
          ...(namespace && { namespace }),
          description: describe(app),
          annotations: {
            ...(app.selector && {
              [KUBERNETES_ANNOTATIONS.labelSelector]: app.selector,
            }),
            [KUBERNETES_ANNOTATIONS.namespace]: app.namespace,
            ...(app.cluster && {
              [KUBERNETES_ANNOTATIONS.cluster]: app.cluster,
            }),
            ...(app.items?.length && {
              [ENTITY_ANNOTATIONS.items]: app.items.join(','),
            }),
          },
        },
        spec: {
          type: 'service',
          lifecycle: 'production',
          owner,
          ...(system && { system }),
        },
      },
    };
  });
}
