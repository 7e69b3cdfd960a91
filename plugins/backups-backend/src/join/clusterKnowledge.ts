import { BackupsProvider } from 'backstage-plugin-backups-node';
import { ClusterKnowledge } from './Estate';
import { ObservedSource } from '../observe/observeSources';
import { ClusterReading } from '../read/readClusters';

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
    options.readings.map(({ reader }) => {
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
          // Each source has the same, and keeps it while the cluster is silent.
          unreadSystems:
            own.find(({ record }) => record.unreadSystems)?.record
              .unreadSystems ?? [],
          understood: [...understood],
        },
      ];
    }),
  );
}
