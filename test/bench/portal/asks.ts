import { Ask } from './load';
import type { Portal } from './Portal';

/** What is asked, by name. */
export type AskName =
  | 'backups'
  | 'catalog'
  | 'customResource'
  | 'kubernetesTab';

/** @returns the requests that are compared, each about one component */
export function asksOf({ api, headers }: Portal): Record<AskName, Ask> {
  const get = (path: string) => fetch(`${api}${path}`, { headers });
  const post = (path: string, body: object) =>
    fetch(`${api}${path}`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const refOf = (app: string) => `component:default/${app}`;
  return {
    backups: app => get(`/backups/entities/by-name/component/default/${app}`),
    catalog: app => get(`/catalog/entities/by-name/component/default/${app}`),
    // One kind: the cheapest live query that could tell of backups.
    customResource: app =>
      post('/kubernetes/resources/custom/query', {
        entityRef: refOf(app),
        auth: {},
        customResources: [
          {
            group: 'volsync.backube',
            apiVersion: 'v1alpha1',
            plural: 'replicationsources',
          },
        ],
      }),
    // What the Kubernetes tab of an entity asks for.
    kubernetesTab: app =>
      post('/kubernetes/resources/workloads/query', {
        entityRef: refOf(app),
        auth: {},
      }),
  };
}
