import type { RunbookStep } from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import { kubectl } from 'backstage-plugin-backups-node';
import type { Situation } from './Situation';

/** What a new cluster needs before anything can be read. */
export function prepareCluster({ namespace, value }: Situation): RunbookStep[] {
  const { kind, name, namespace: home } = value.repository;
  const resource = `${kind.toLowerCase()}.kopiur.home-operations.com`;
  return [
    {
      id: `namespace/${namespace}`,
      phase: 'keep',
      title: prose`Make the namespace ${namespace ?? 'default'}.`,
      why: prose`Do not start the app yet.`,
      commands: [
        runWithManifests(
          ['kubectl', 'apply', '-f', '-'],
          [
            {
              apiVersion: 'v1',
              kind: 'Namespace',
              metadata: { name: namespace ?? 'default' },
            },
          ],
        ),
      ],
    },
    {
      id: `repository/${kind}/${home ?? ''}/${name}`,
      phase: 'keep',
      title: prose`Install Kopiur, and apply ${kind} ${name} and its Secrets from Git, with ${'create.enabled: false'}.`,
      why: prose`With ${'create.enabled: true'} a wrong path makes a new, empty repository, and every restore from it finds nothing.`,
      commands: [
        kubectl(
          home,
          'wait',
          `${resource}/${name}`,
          '--for=jsonpath={.status.phase}=Ready',
          '--timeout=15m',
        ),
        kubectl(
          home,
          'get',
          resource,
          name,
          '-o',
          'jsonpath={.status.storageStats.snapshotCount}{" snapshots, seen "}{.status.catalog.lastRefreshAt}{"\\n"}',
        ),
      ],
      expect: prose`A number of snapshots, seen a moment ago.`,
      otherwise: prose`0 snapshots: the path or prefix leads to another repository. Stop here.`,
    },
  ];
}
