import { BackupsProvider } from 'backstage-plugin-backups-node';
import { ClusterKnowledge } from '../join/Estate';
import { unreadBackupSystems } from '../observe/unreadBackupSystems';
import { ObservedSource } from './observeSources';
import { ClusterReading } from './readClusters';

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
          unreadSystems: unreadBackupSystems(snapshot?.apiGroups, understood),
        },
      ];
    }),
  );
}
