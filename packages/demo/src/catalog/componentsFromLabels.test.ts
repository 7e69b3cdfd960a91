import type { KubernetesObject } from 'backstage-plugin-backups-node';
import { homelabManifestsAt } from '../homelab/homelabManifestsAt';
import { componentsFromLabels } from './componentsFromLabels';

const SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';

function object(
  kind: string,
  path: string,
  labels?: Record<string, string>,
  spec?: unknown,
): KubernetesObject {
  const [namespace, name] = path.split('/');
  return { kind, metadata: { namespace, name, labels }, spec };
}

function mounting(claimName: string, labels?: Record<string, string>) {
  return {
    template: {
      metadata: { labels },
      spec: { volumes: [{ persistentVolumeClaim: { claimName } }] },
    },
  };
}

function namesOf(objects: KubernetesObject[]): string[] {
  return componentsFromLabels(objects).map(({ metadata }) => metadata.name);
}

describe('componentsFromLabels', () => {
  it('makes one component of the objects of one app', () => {
    const labels = { 'app.kubernetes.io/name': 'radarr' };
    expect(
      componentsFromLabels([
        object('Deployment', 'downloads/radarr', labels),
        object('CronJob', 'downloads/radarr-cleanup', labels),
        object('ReplicationSource', 'downloads/radarr-b2', labels),
        object('PersistentVolumeClaim', 'downloads/radarr', labels),
      ]),
    ).toEqual([
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: 'radarr',
          description:
            'CronJob radarr-cleanup and 1 more in namespace downloads',
          annotations: {
            [SELECTOR]: 'app.kubernetes.io/name=radarr',
            [NAMESPACE]: 'downloads',
          },
        },
        spec: {
          type: 'service',
          lifecycle: 'production',
          owner: 'group:default/cluster',
        },
      },
    ]);
  });

  it.each([
    [
      'app.kubernetes.io/name',
      {
        'app.kubernetes.io/name': 'value',
        'app.kubernetes.io/instance': 'other',
        app: 'other',
      },
    ],
    [
      'app.kubernetes.io/instance',
      { 'app.kubernetes.io/instance': 'value', app: 'other' },
    ],
    ['app', { app: 'value', 'kustomize.toolkit.fluxcd.io/name': 'other' }],
    [
      'kustomize.toolkit.fluxcd.io/name',
      { 'kustomize.toolkit.fluxcd.io/name': 'value' },
    ],
  ])('trusts %s before those after it', (label, labels) => {
    const [component] = componentsFromLabels([
      object('StatefulSet', 'media/workload', labels),
    ]);
    expect(component.metadata.name).toBe('value');
    expect(component.metadata.annotations?.[SELECTOR]).toBe(`${label}=value`);
  });

  it('takes the name of a workload that has no such label, and its own selector', () => {
    const [plain, selected] = componentsFromLabels([
      object('CronJob', 'media/plain'),
      object(
        'Deployment',
        'media/selected',
        { tier: 'web' },
        {
          selector: { matchLabels: { tier: 'web', part: 'front' } },
        },
      ),
    ]);
    expect(plain.metadata).toMatchObject({
      name: 'plain',
      annotations: { [NAMESPACE]: 'media' },
    });
    expect(plain.metadata.annotations?.[SELECTOR]).toBeUndefined();
    expect(selected.metadata.annotations?.[SELECTOR]).toBe(
      'tier=web,part=front',
    );
  });

  it('reads the labels of the pod template where the workload has none', () => {
    expect(
      namesOf([
        object('DaemonSet', 'storage/anything', undefined, {
          template: { metadata: { labels: { app: 'exporter' } } },
        }),
      ]),
    ).toEqual(['exporter']);
  });

  it('makes components of sources and claims that say their app, not of others', () => {
    expect(
      namesOf([
        object('ReplicationSource', 'games/world-b2', {
          'app.kubernetes.io/name': 'minecraft',
        }),
        object('PersistentVolumeClaim', 'games/unlabelled'),
        object('ReplicationSource', 'games/unlabelled-b2'),
        object('ConfigMap', 'games/settings', { app: 'settings' }),
      ]),
    ).toEqual(['minecraft']);
  });

  it('makes none of what a workload mounts, whatever Flux calls it', () => {
    const flux = { 'kustomize.toolkit.fluxcd.io/name': 'volsync' };
    expect(
      namesOf([
        object(
          'Deployment',
          'default/plex',
          { app: 'plex' },
          mounting('plex-config'),
        ),
        object('PersistentVolumeClaim', 'default/plex-config', flux),
        object('ReplicationSource', 'default/plex', flux, {
          sourcePVC: 'plex-config',
        }),
        object(
          'StatefulSet',
          'default/db',
          { app: 'db' },
          {
            volumeClaimTemplates: [{ metadata: { name: 'data' } }],
          },
        ),
        object('PersistentVolumeClaim', 'default/data-db-0', flux),
        // The same claim name elsewhere is another claim.
        object('ReplicationSource', 'other/plex', flux, {
          sourcePVC: 'plex-config',
        }),
      ]),
    ).toEqual(['db', 'plex', 'volsync']);
  });

  it('makes none of what belongs to tools', () => {
    const labels = { app: 'tool' };
    expect(
      namesOf([
        object('PersistentVolumeClaim', 'a/volsync-src-radarr-cache', labels),
        object('PersistentVolumeClaim', 'a/vs-prime-1234', labels),
        object('PersistentVolumeClaim', 'a/postgres-1', {
          ...labels,
          'cnpg.io/cluster': 'postgres',
        }),
      ]),
    ).toEqual([]);
  });

  it('tells apart equal labels in two namespaces', () => {
    const labels = { app: 'redis' };
    const components = componentsFromLabels([
      object('Deployment', 'media/redis', labels),
      object('Deployment', 'home/redis', labels),
      object('Deployment', 'home/other', { app: 'other' }),
    ]);
    expect(
      components.map(({ metadata }) => [
        metadata.name,
        metadata.annotations?.[SELECTOR],
        metadata.annotations?.[NAMESPACE],
      ]),
    ).toEqual([
      ['other', 'app=other', 'home'],
      ['home-redis', 'app=redis', 'home'],
      ['media-redis', 'app=redis', 'media'],
    ]);
  });

  it('makes valid names, each once, whatever their case', () => {
    const names = namesOf([
      object('Deployment', 'a/one', { app: 'My App!' }),
      object('Deployment', 'a/two', { app: 'my-app' }),
      object('Deployment', 'a/three', { app: '__' }),
      object('Deployment', 'a/four', { app: `${'x'.repeat(62)}-yz` }),
      object('Deployment', 'a/five', { app: 'v1.2--beta' }),
    ]);
    expect(names).toHaveLength(5);
    expect(new Set(names.map(name => name.toLowerCase())).size).toBe(5);
    for (const name of names) {
      expect(name).toMatch(/^(?=.{1,63}$)[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$/);
    }
  });

  it('depends on no order', () => {
    const anchor = new Date('2026-08-22T10:00:00Z');
    const objects = homelabManifestsAt({
      cluster: 'home-1',
      now: anchor,
      anchor,
    });
    const components = componentsFromLabels(objects);
    expect(componentsFromLabels([...objects].reverse())).toEqual(components);
    expect(components.map(({ metadata }) => metadata.name)).toEqual(
      expect.arrayContaining(['radarr', 'minecraft', 'paperless', 'homepage']),
    );
  });

  it('survives objects of any shape', () => {
    const odd = [
      object('Deployment', 'a/one', undefined, null),
      object('Deployment', 'a/two', undefined, { template: 'text' }),
      object('StatefulSet', 'a/three', undefined, {
        volumeClaimTemplates: [null, {}],
        template: { spec: { volumes: [null, {}] } },
      }),
    ];
    expect(namesOf(odd)).toEqual(['one', 'three', 'two']);
    expect(namesOf([])).toEqual([]);
  });
});
