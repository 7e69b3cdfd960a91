import type { RefillFact } from 'backstage-plugin-backups-node';
import {
  describeObject,
  objectKey,
  parseInstant,
  sentenceOf,
} from 'backstage-plugin-backups-node';
import type { Cluster } from '../read/Cluster';
import type { Observed } from './ClusterContext';

/** Names under which a part of a Cluster speaks of an archive. */
function archiveNames(
  parameters: Record<string, string> | undefined,
  serverName: string | undefined,
): string[] {
  const { stanzaRef, stanza, serverName: named } = parameters ?? {};
  return [stanzaRef, stanza, named, serverName].filter(
    (name): name is string => name !== undefined,
  );
}

/** The archive that it writes: by its own name where it names no other. */
function ownArchives({ subject, value }: Observed<Cluster>): Set<string> {
  const { plugins, backup } = value.spec ?? {};
  return new Set([
    ...(plugins ?? []).flatMap(plugin =>
      archiveNames(plugin?.parameters, undefined),
    ),
    backup?.barmanObjectStore?.serverName ?? subject.object.name,
  ]);
}

/** The archive that its recovery reads. */
function recoveredArchives({ value }: Observed<Cluster>): string[] {
  const { bootstrap, externalClusters } = value.spec ?? {};
  const source = bootstrap?.recovery?.source;
  const external = externalClusters?.find(one => one?.name === source);
  const named = archiveNames(
    external?.plugin?.parameters,
    external?.barmanObjectStore?.serverName,
  );
  return named.length > 0 ? named : [source].filter(name => name !== undefined);
}

/**
 * What fills a database cluster that is deleted and made again as its manifest
 * says. Source: `spec.bootstrap` is carried out once for each new Cluster.
 *
 * @returns `undefined` where that is not known from here: it copies a running
 * server, or imports from one
 */
export function refillOf(cluster: Observed<Cluster>): RefillFact | undefined {
  const { subject, object, value } = cluster;
  const { bootstrap, replica } = value.spec ?? {};
  if (value.spec === undefined || replica?.enabled) return undefined;
  if (bootstrap?.pg_basebackup || bootstrap?.initdb?.import) return undefined;
  const described = describeObject(subject.object);
  const common = {
    type: 'refill',
    itemKey: objectKey(subject.object),
    object: subject.object,
  } as const;
  const { recovery } = bootstrap ?? {};
  if (recovery === undefined) {
    return {
      ...common,
      gives: 'empty',
      because: 'its manifest makes a new database (bootstrap.initdb)',
      evidence: [
        {
          object: described,
          field: 'spec.bootstrap',
          value: bootstrap?.initdb ? 'initdb' : '(not set)',
        },
      ],
    };
  }
  const target = recovery.recoveryTarget?.targetTime;
  if (target !== undefined) {
    const at = Date.parse(target);
    return {
      ...common,
      gives: 'pinned',
      at: Number.isNaN(at) ? undefined : Math.floor(at / 1000),
      because: 'its manifest names that moment',
      evidence: [
        {
          object: described,
          field: 'spec.bootstrap.recovery.recoveryTarget.targetTime',
          value: sentenceOf(target),
        },
      ],
    };
  }
  const own = ownArchives(cluster);
  const archives = recoveredArchives(cluster);
  if (recovery.source && archives.some(name => own.has(name))) {
    return {
      ...common,
      gives: 'newest',
      evidence: [
        {
          object: described,
          field: 'spec.bootstrap.recovery.source',
          value: sentenceOf(recovery.source),
        },
      ],
    };
  }
  return {
    ...common,
    gives: 'pinned',
    // Of what was written to it since it was made nothing is in there.
    at: parseInstant(object.metadata.creationTimestamp),
    because: 'it recovers from an archive that it does not write',
    evidence: [
      {
        object: described,
        field: 'spec.bootstrap.recovery',
        value: sentenceOf(
          archives[0] ?? recovery.backup?.name ?? '(not named)',
        ),
      },
    ],
  };
}
