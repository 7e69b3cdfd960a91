import type { RunbookStep } from 'backstage-plugin-backups-common';
import { prose, runWithManifests } from 'backstage-plugin-backups-common';
import { kubectl } from 'backstage-plugin-backups-node';
import { CLUSTERS } from './Situation';
import type { Situation } from './Situation';

/** A Cluster in a new cluster of computers, under its old name. */
export function prepareCluster(situation: Situation): RunbookStep[] {
  const { namespace, value } = situation;
  const { secretKeys, superuserSecret, pluginName } = value;
  const secrets = [
    ...new Set(
      [
        ...Object.values(secretKeys).map(key => key?.secret),
        superuserSecret === `${value.name}-superuser`
          ? undefined
          : superuserSecret,
        // A name of another app's is a field.
        situation.first?.secret,
      ].filter(name => name !== undefined),
    ),
  ];
  const { stanzaRef, pluginConfigRef, pgbackrestObjectName, barmanObjectName } =
    value.pluginParameters;
  const objects: [resource: string, name: string | undefined][] = [
    ['stanzas.pgbackrest.dalibo.com', stanzaRef],
    ['pluginconfigs.pgbackrest.dalibo.com', pluginConfigRef],
    ['archives.pgbackrest.cnpg.opera.com', pgbackrestObjectName],
    ['objectstores.barmancloud.cnpg.io', barmanObjectName],
  ];
  const named = objects.flatMap(([resource, name]) =>
    name ? [{ resource, name }] : [],
  );
  return [
    {
      id: `namespace/${namespace}`,
      phase: 'keep',
      title: prose`Make the namespace ${namespace ?? 'default'}.`,
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
      id: `prepare/${namespace}/${value.name}`,
      phase: 'keep',
      title: prose`From Git, bring back what the Cluster needs, but not the Cluster ${value.name} itself.`,
      why: prose`Git would make an empty one under the same name, which writes into the archive you are about to read.`,
      commands: [
        kubectl(undefined, 'get', 'crd', CLUSTERS),
        ...secrets.map(name => kubectl(namespace, 'get', 'secret', name)),
        ...named.map(({ resource, name }) =>
          kubectl(namespace, 'get', resource, name),
        ),
      ],
      expect: pluginName
        ? prose`The operator's kind, every Secret, and what leads to the repository. The plugin ${pluginName} must be installed, too.`
        : prose`The operator's kind and every Secret.`,
      otherwise: prose`Without these nothing can be read. Secrets are in no backup: they come from where your keys are kept.`,
    },
  ];
}
