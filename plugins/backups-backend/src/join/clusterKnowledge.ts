import {
  BackupsProvider,
  ClusterSnapshot,
} from 'backstage-plugin-backups-node';
import { ClusterKnowledge } from './Estate';
import { unreadBackupSystems } from '../observe/unreadBackupSystems';
import { ObservedSource } from '../observe/observeSources';
import { ClusterReading } from '../read/readClusters';

/** Kinds by API group; `undefined`: discovery did not answer. */
function servedKinds(
  snapshot: ClusterSnapshot | undefined,
): ReadonlyMap<string, ReadonlySet<string>> | undefined {
  if (!snapshot?.apiGroups) return undefined;
  return new Map(
    [...snapshot.apiGroups].map(group => [
      group,
      snapshot.apiKinds?.get(group) ?? new Set<string>(),
    ]),
  );
}

/**
 * @param options - `observed`: every source of every reading
 * @returns what this cycle's readings are good for, by cluster
 */
export function clusterKnowledge(options: {
  readings: readonly ClusterReading[];
  observed: readonly ObservedSource[];
  providers: readonly BackupsProvider[];
}): Map<string, ClusterKnowledge> {
  const understood = new Set(
    options.providers.flatMap(provider => provider.apiGroups),
  );
  return new Map(
    options.readings.map(({ reader, snapshot }) => {
      const own = options.observed.filter(
        source => source.record.cluster === reader.cluster,
      );
      return [
        reader.cluster,
        {
          scanComplete: own.every(source => source.complete),
          absenceStands: own.every(
            source => source.complete || source.facts === undefined,
          ),
          unreadSystems: unreadBackupSystems(servedKinds(snapshot), understood),
          understood: [...understood],
        },
      ];
    }),
  );
}
