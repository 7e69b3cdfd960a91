import type {
  ClusterSnapshot,
  DestinationPattern,
  Fact,
  KubernetesObject,
  ResourceQuery,
} from 'backstage-plugin-backups-node';
import { objectKey, objectsOf, subjectOf } from 'backstage-plugin-backups-node';
import {
  KOPIA_MAINTENANCES,
  REPLICATION_DESTINATIONS,
  REPLICATION_SOURCES,
} from '../read/resources';
import type { ClusterContext } from './ClusterContext';
import { contextOf } from './contextOf';
import { missingSecretFindings, orphanFindings } from './driftFindings';
import { malformedFinding } from './malformedFinding';
import { observeDestination } from './observeDestination';
import { observeMaintenance } from './observeMaintenance';
import { observeSource } from './observeSource';
import { refillsOfMissing } from './refills';
import { reconcilerFindings } from './reconcilerFindings';
import { storageFindings } from './storageFindings';
import type { StorageRule } from './storageFindings';
import { Recollections } from './Recollections';

function observeEach(
  snapshot: ClusterSnapshot,
  query: ResourceQuery,
  context: ClusterContext,
  recollections: Recollections,
  observe: (object: KubernetesObject, context: ClusterContext) => Fact[],
): Fact[] {
  const facts: Fact[] = [];
  for (const object of objectsOf(snapshot, query)) {
    try {
      facts.push(
        ...recollections.factsOf(query.kind, object, context, observe),
      );
    } catch {
      // The last resort: one unforeseen object must not cost the others.
      const subject = subjectOf(context.cluster, query.kind, object);
      subject.planKey =
        query === REPLICATION_SOURCES ? objectKey(subject.object) : undefined;
      facts.push(malformedFinding(subject, []));
    }
  }
  return facts;
}

/**
 * Turns what was read from one cluster into facts. Pure: the same snapshot gives
 * the same facts, whatever the time.
 *
 * @param snapshot - listings that are not complete count as unknown, not as empty
 * @param options - zone of the controller, configured destinations, storage rules
 * that are switched off
 * @param recollections - of the same cluster, with the same options; they only
 * save time
 */
export function observeCluster(
  snapshot: ClusterSnapshot,
  options: {
    timeZone: string;
    patterns: readonly DestinationPattern[];
    ignoredStorageRules?: readonly StorageRule[];
  },
  recollections = new Recollections(),
): Fact[] {
  const context = contextOf(snapshot, options, recollections);
  recollections.beginReading();
  const sources = observeEach(
    snapshot,
    REPLICATION_SOURCES,
    context,
    recollections,
    observeSource,
  );
  const plans = sources.filter(fact => fact.type === 'plan');
  return [
    ...sources,
    ...missingSecretFindings(plans, snapshot, context),
    ...orphanFindings(plans, snapshot, context),
    ...reconcilerFindings(plans, snapshot),
    ...refillsOfMissing(snapshot, context.everyClaim),
    ...storageFindings(
      plans,
      snapshot,
      context,
      new Set(options.ignoredStorageRules),
    ),
    ...observeEach(
      snapshot,
      KOPIA_MAINTENANCES,
      context,
      recollections,
      observeMaintenance,
    ),
    ...observeEach(
      snapshot,
      REPLICATION_DESTINATIONS,
      context,
      recollections,
      observeDestination,
    ),
  ];
}
