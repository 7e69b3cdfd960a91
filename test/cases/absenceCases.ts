import type { KubernetesManifest } from '../estate/KubernetesManifest';
import { NAMESPACE, claim, deployment } from '../estate/volumes';
import type { Case } from './Case';

const NOW = '2026-10-14T09:35:00Z';
const SHOP = [deployment('shop'), ...claim({ name: 'shop' })];

function customResource(apiVersion: string, kind: string): KubernetesManifest {
  return {
    apiVersion,
    kind,
    metadata: { name: 'nightly', namespace: NAMESPACE },
    spec: {},
  };
}

/** A workload of its own that mounts something. */
function tool(image: string, volume: object): KubernetesManifest {
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'saver', namespace: 'tools' },
    spec: {
      template: {
        metadata: {},
        spec: {
          containers: [
            {
              name: 'main',
              image,
              volumeMounts: [
                { name: 'all', mountPath: '/all', readOnly: true },
              ],
            },
          ],
          volumes: [{ name: 'all', ...volume }],
        },
      },
    },
  };
}

/** The app with a second container in its pod, which mounts the same. */
function besideApp(image: string): KubernetesManifest[] {
  const [app, ...rest] = structuredClone(SHOP) as [
    KubernetesManifest & {
      spec: { template: { spec: { containers: object[] } } };
    },
    ...KubernetesManifest[],
  ];
  app.spec.template.spec.containers.push({
    name: 'beside',
    image,
    volumeMounts: [{ name: 'data', mountPath: '/data' }],
  });
  return [app, ...rest];
}

function onNode(path: string, local: boolean): KubernetesManifest[] {
  const [one, volume] = claim({ name: 'shop', storageClass: 'local-path' });
  return [
    deployment('shop'),
    one,
    {
      ...volume,
      spec: {
        storageClassName: 'local-path',
        ...(local ? { local: { path } } : { hostPath: { path } }),
      },
    },
  ];
}

const UNREAD: readonly [string, readonly KubernetesManifest[]][] = [
  ...[
    ['config.kio.kasten.io/v1alpha1', 'Policy'],
    ['replication.storage.dell.com/v1', 'DellCSIReplicationGroup'],
    ['ramendr.openshift.io/v1alpha1', 'VolumeReplicationGroup'],
    ['guard.example.com/v1', 'ProtectionPolicy'],
    ['guard.example.com/v1', 'ProtectedApplication'],
    ['backup.example.com/v1', 'Policy'],
    ['cloudcasa.io/v1', 'CloudCasa'],
    ['storage.example.com/v1', 'ReplicationPolicy'],
    ['continuity.example.com/v1', 'DRPlan'],
    ['tape.example.com/v1', 'ArchiveJob'],
    ['continuity.example.com/v1', 'RecoveryPlan'],
    ['dr.example.com/v1', 'Site'],
  ].map(([apiVersion, kind]): [string, KubernetesManifest[]] => [
    `there is a ${kind} of ${apiVersion}`,
    [...SHOP, customResource(apiVersion, kind)],
  ]),
  ...[
    'litestream/litestream:0.3.13',
    'ghcr.io/example/restic-sidecar:1',
    'lscr.io/linuxserver/duplicati:2',
  ].map((image): [string, KubernetesManifest[]] => [
    `${image} runs beside the app in its pod`,
    besideApp(image),
  ]),
  [
    'a tool mounts what the kubelets mount',
    [
      ...SHOP,
      tool('kopia/kopia:0.20', {
        hostPath: { path: '/var/lib/kubelet/pods/' },
      }),
    ],
  ],
  ...[true, false].map((local): [string, KubernetesManifest[]] => [
    `a tool mounts the folder of the node that ${
      local ? 'a local volume' : 'a host path'
    } lies in`,
    [
      ...onNode('/opt/local-path-provisioner/pvc-1', local),
      tool('kopia/kopia:0.20', {
        hostPath: { path: '/opt/local-path-provisioner' },
      }),
    ],
  ]),
];

const READ: readonly [string, readonly KubernetesManifest[]][] = [
  ['there is nothing else', SHOP],
  [
    'what looks like a backup is of a network',
    [...SHOP, customResource('network.azure.com/v1', 'DdosProtectionPlan')],
  ],
  ['a proxy runs beside the app in its pod', besideApp('envoyproxy/envoy:v1')],
  [
    'a tool mounts another folder of the node',
    [
      ...onNode('/opt/local-path-provisioner/pvc-1', true),
      tool('kopia/kopia:0.20', { hostPath: { path: '/opt/local' } }),
    ],
  ],
  [
    'what mounts all volumes of pods is no tool for copies',
    [
      ...SHOP,
      tool('example.org/node-agent:1', {
        hostPath: { path: '/var/lib/kubelet/pods' },
      }),
    ],
  ],
];

function once(
  title: string,
  objects: readonly KubernetesManifest[],
  expected: Case['expected'],
): Case {
  return { title, apps: ['shop'], steps: [{ at: NOW, objects }], expected };
}

/** What may copy a volume and is not read, and what only looks like it. */
export const ABSENCE_CASES: readonly Case[] = [
  ...UNREAD.map(([what, objects]) =>
    once(`says of nothing that it is missing where ${what}`, objects, {
      verdict: 'cannot-tell',
      never: [/nothing copies/i, /everything that could hold one/],
    }),
  ),
  ...READ.map(([what, objects]) =>
    once(`says that nothing copies a volume where ${what}`, objects, {
      verdict: 'at-risk',
      headline: /nothing copies shop/,
    }),
  ),
];
