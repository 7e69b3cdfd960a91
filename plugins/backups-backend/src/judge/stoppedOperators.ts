import {
  WorkloadFact,
  WorkloadReference,
  describeObject,
} from 'backstage-plugin-backups-node';
import { JudgedFinding } from './findings/JudgedFinding';
import { JudgedPlan } from './JudgedPlan';

/** Operators that do not run, by cluster and provider. */
export type StoppedOperators = ReadonlyMap<string, WorkloadReference>;

function keyOf(cluster: string, provider: string): string {
  return `${cluster}/${provider}`;
}

/**
 * @param workloads - of all clusters
 * @returns operators that are scaled to 0 everywhere in their cluster
 */
export function stoppedOperators(
  workloads: readonly { fact: WorkloadFact }[],
): StoppedOperators {
  const stopped = new Map<string, WorkloadReference>();
  const running = new Set<string>();
  for (const { fact } of workloads) {
    const { operates, workload } = fact;
    if (operates === undefined) continue;
    const key = keyOf(workload.cluster, operates);
    if (workload.replicas === 0) stopped.set(key, workload);
    else running.add(key);
  }
  for (const key of running) stopped.delete(key);
  return stopped;
}

/**
 * An operator that is scaled to 0 starts nothing, and none of its objects tells.
 *
 * @param plans - of an item
 */
export function stoppedFindings(
  plans: readonly JudgedPlan[],
  stopped: StoppedOperators,
): JudgedFinding[] {
  const operators = new Set(
    plans.flatMap(({ joined: { fact }, thresholds, switchedOff }) =>
      thresholds.fixed === 'gone' || switchedOff || fact.suspended
        ? []
        : stopped.get(keyOf(fact.object.cluster, fact.provider)) ?? [],
    ),
  );
  return [...operators].map(operator => {
    const { cluster, namespace, name } = operator;
    const object = describeObject(operator);
    return {
      code: 'operator-stopped',
      severity: 'erodes',
      object,
      namespace,
      name,
      causeKey: `operator-stopped/${cluster}/${object}`,
      evidence: [{ object, field: 'spec.replicas', value: '0' }],
    };
  });
}
