import type { RunbookStep } from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import { kubectl } from 'backstage-plugin-backups-node';
import type { Situation } from './Situation';
import { fromStore } from './volSyncChecks';

/** What a new cluster needs before anything can be read. */
export function prepareCluster(situation: Situation): RunbookStep[] {
  const { namespace, value } = situation;
  const { repositorySecret, keys, moverSecurityContext } = value;
  return [
    {
      id: `namespace/${namespace}/${repositorySecret}`,
      phase: 'keep',
      title: prose`Make the namespace ${
        namespace ?? 'default'
      } and bring the repository's Secret.`,
      why: keys
        ? prose`ExternalSecret ${keys.externalSecret} writes it${fromStore(
            keys,
          )}: apply that from Git first. Do not start the app yet.`
        : prose`It holds the address, the password and the keys of the repository. Do not start the app yet.`,
      commands: [
        runWithManifests(
          ['kubectl', 'apply', '-f', '-'],
          [
            {
              apiVersion: 'v1',
              kind: 'Namespace',
              metadata: {
                name: namespace ?? 'default',
                annotations: moverSecurityContext
                  ? undefined
                  : // Without it a mover may not keep owners and modes of files.
                    { 'volsync.backube/privileged-movers': 'true' },
              },
            },
          ],
        ),
        kubectl(namespace, 'get', 'secret', repositorySecret ?? ''),
      ],
      expect: prose`The Secret ${repositorySecret ?? ''}.`,
      otherwise: prose`Without it nothing can be read. Its keys are where the check above says.`,
    },
  ];
}
