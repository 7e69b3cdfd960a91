import type {
  ClusterSnapshot,
  DestinationPattern,
  Fact,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import {
  objectKey,
  objectsOf,
  resourceKey,
} from 'backstage-plugin-backups-node';
import type { z } from 'zod';
import { planFindings } from '../findings/planFindings';
import { repositoryFindings } from '../findings/repositoryFindings';
import { restoreFindings } from '../findings/restoreFindings';
import type { PersistentVolumeClaim } from '../read/PersistentVolumeClaim';
import { replicationSchema } from '../read/Replication';
import {
  CLUSTER_REPOSITORIES,
  KOPIUR_GROUP,
  MAINTENANCES,
  REPOSITORIES,
  REPOSITORY_REPLICATIONS,
  RESTORES,
  SNAPSHOT_POLICIES,
  SNAPSHOT_REPLICATIONS,
} from '../read/resources';
import { restoreSchema } from '../read/Restore';
import { snapshotPolicySchema } from '../read/SnapshotPolicy';
import { maintenanceSchema } from '../read/Upkeep';
import { contextOf, understand } from './contextOf';
import type { KopiurContext, Observed } from './KopiurContext';
import { observeMaintenance } from './observeMaintenance';
import { observePolicy } from './observePolicy';
import { observeReplication } from './observeReplication';
import { emptyListingOf, observeRepository } from './observeRepository';
import { observeRestore } from './observeRestore';
import { refillsOf } from './refills';

/** Claims that a Restore fills, by the key of the Restore. */
function claimsByRestore({
  claims,
}: KopiurContext): ReadonlyMap<string, Observed<PersistentVolumeClaim>[]> {
  const filled = new Map<string, Observed<PersistentVolumeClaim>[]>();
  for (const claim of claims?.values() ?? []) {
    const source = claim.value.spec?.dataSourceRef;
    if (source?.apiGroup !== KOPIUR_GROUP || !source.name) continue;
    const { cluster, namespace } = claim.subject.object;
    const key = objectKey({
      cluster,
      kind: source.kind ?? 'Restore',
      namespace: source.namespace ?? namespace,
      name: source.name,
    });
    filled.set(key, [...(filled.get(key) ?? []), claim]);
  }
  return filled;
}

/**
 * Turns what was read from one cluster into facts. Pure: the same snapshot gives
 * the same facts, whatever the time.
 *
 * @param snapshot - listings that are not complete count as unknown, not as empty
 * @param options - zone of schedules that name none, configured destinations
 */
export function observeCluster(
  snapshot: ClusterSnapshot,
  options: { timeZone: string; patterns: readonly DestinationPattern[] },
): Fact[] {
  const malformed: Fact[] = [];
  const tell = (finding: Fact) => malformed.push(finding);
  const context = contextOf(snapshot, options, tell);
  const each = <T>(query: ResourceQuery, schema: z.ZodType<T>): Observed<T>[] =>
    objectsOf(snapshot, query).flatMap(
      object =>
        understand(snapshot.cluster, query.kind, object, schema, tell) ?? [],
    );
  const wasRead = (kind: string) =>
    [REPOSITORIES, CLUSTER_REPOSITORIES].some(
      query =>
        query.kind === kind &&
        snapshot.listings.get(resourceKey(query))?.outcome === 'complete',
    );

  const plans = each(SNAPSHOT_POLICIES, snapshotPolicySchema).flatMap(policy =>
    observePolicy(policy, context),
  );
  const repositories = [...context.repositories.values()];
  const filled = claimsByRestore(context);
  return [
    ...plans.flatMap(observed => [
      observed.plan,
      ...observed.former,
      ...planFindings(observed, context, wasRead, snapshot),
    ]),
    ...[
      ...each(REPOSITORY_REPLICATIONS, replicationSchema),
      ...each(SNAPSHOT_REPLICATIONS, replicationSchema),
    ].flatMap(replication => observeReplication(replication, context) ?? []),
    ...repositories.flatMap(repository => [
      observeRepository(repository),
      ...[emptyListingOf(repository)].flatMap(listing => listing ?? []),
      ...repositoryFindings(
        repository,
        context.runsOfRepository.get(repository.key) ?? [],
      ),
    ]),
    ...each(MAINTENANCES, maintenanceSchema).flatMap(
      maintenance => observeMaintenance(maintenance, context) ?? [],
    ),
    ...each(RESTORES, restoreSchema).flatMap(restore => {
      const claims = filled.get(objectKey(restore.subject.object)) ?? [];
      return [
        observeRestore(
          restore,
          context,
          claims.map(({ subject }) => objectKey(subject.object)),
        ) ?? [],
        restoreFindings(restore, claims, context),
        refillsOf(restore, claims),
      ].flat();
    }),
    ...malformed,
  ];
}
