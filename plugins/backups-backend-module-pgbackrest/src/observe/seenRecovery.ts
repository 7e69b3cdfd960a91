import type { RestoreFact } from 'backstage-plugin-backups-node';
import { objectKey, parseInstant } from 'backstage-plugin-backups-node';
import type { Cluster } from '../read/Cluster';
import { nameKey } from './ClusterContext';
import type { ClusterContext, Observed } from './ClusterContext';

/** Names of the Clusters whose copies a recovery reads. */
function originsOf(
  { subject, value }: Observed<Cluster>,
  context: ClusterContext,
): string[] {
  const { recovery } = value.spec?.bootstrap ?? {};
  const { namespace } = subject.object;
  const { parameters = {} } =
    value.spec?.externalClusters?.find(
      external => external?.name === recovery?.source,
    )?.plugin ?? {};
  const stanza = parameters.stanzaRef
    ? context.stanzas.get(nameKey(namespace, parameters.stanzaRef))
    : undefined;
  const configured = stanza?.value.spec?.stanzaConfiguration?.name;
  // A Stanza that names one repository only is another object of the same stanza.
  const same = [...context.stanzas].filter(
    ([key, other]) =>
      key === nameKey(namespace, parameters.stanzaRef ?? '') ||
      (configured !== undefined &&
        other.subject.object.namespace === namespace &&
        other.value.spec?.stanzaConfiguration?.name === configured),
  );
  return [
    ...same.flatMap(([key]) => context.archiversOf.get(key) ?? []),
    ...[parameters.stanza, parameters.serverName].filter(
      (name): name is string => name !== undefined,
    ),
  ].filter(name => name !== subject.object.name);
}

/**
 * @returns what a Cluster that began as a recovery restores; `undefined` for
 * others
 */
export function seenRecovery(
  cluster: Observed<Cluster>,
  context: ClusterContext,
): RestoreFact | undefined {
  const { subject, object, value } = cluster;
  if (value.spec?.bootstrap?.recovery === undefined) return undefined;
  const { readyInstances = 0, phase } = value.status ?? {};
  const { namespace } = subject.object;
  const origins = new Set(originsOf(cluster, context));
  return {
    type: 'restore',
    object: subject.object,
    outcome: readyInstances > 0 ? 'restored' : 'running',
    // When it ended is not told.
    at: parseInstant(object.metadata.creationTimestamp),
    detail:
      readyInstances > 0
        ? 'It runs. That is no proof of what is in it: look at the newest rows.'
        : phase,
    of: [
      objectKey(subject.object),
      ...[...origins].map(name =>
        objectKey({
          cluster: context.cluster,
          kind: 'Cluster',
          namespace,
          name,
        }),
      ),
    ],
  };
}
