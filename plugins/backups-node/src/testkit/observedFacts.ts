import type { Finding } from 'backstage-plugin-backups-common';
import type { BackupsProvider } from '../provider/BackupsProvider';
import type { Fact } from '../provider/facts/Fact';
import type { FindingFact } from '../provider/facts/FindingFact';
import type { ItemFact } from '../provider/facts/ItemFact';
import type { MaintenanceFact } from '../provider/facts/MaintenanceFact';
import type { PlanFact } from '../provider/facts/PlanFact';
import type { RepositoryFact } from '../provider/facts/RepositoryFact';
import type { RestoreFact } from '../provider/facts/RestoreFact';
import { snapshotOf } from './snapshotOf';

/**
 * What a provider makes of some manifests, sorted for tests.
 *
 * @public
 */
export interface ObservedFacts {
  facts: Fact[];
  items: ItemFact[];
  plans: PlanFact[];
  /** The only plan. Throws where there is not exactly one. */
  plan: PlanFact;
  findings: FindingFact[];
  /** Codes of the findings, in their order. */
  codes: string[];
  maintenance: MaintenanceFact[];
  repositories: RepositoryFact[];
  restores: RestoreFact[];
  /** The only finding with a code. Throws where there is not exactly one. */
  finding(code: string): Finding;
  /** The plan of a database whose records name its repository so: `1`. */
  repository(recordedAs: string): PlanFact;
}

function only<T>(values: T[], what: string): T {
  if (values.length !== 1) {
    throw new Error(`expected one ${what}, found ${values.length}`);
  }
  return values[0];
}

/**
 * Manifests in, facts out.
 *
 * @param provider - the provider to test
 * @param objects - manifests of a cluster, `home-1`
 * @param readAt - when the cluster was read; absent: at the epoch
 *
 * @public
 */
export function observedFacts(
  provider: BackupsProvider,
  objects: unknown[],
  readAt = new Date(0),
): ObservedFacts {
  const facts = [
    ...provider.observeCluster(
      snapshotOf({ readAt, queries: provider.resources, objects }),
    ),
  ];
  const plans = facts.filter(fact => fact.type === 'plan');
  const findings = facts.filter(fact => fact.type === 'finding');
  return {
    facts,
    items: facts.filter(fact => fact.type === 'item'),
    plans,
    get plan() {
      return only(plans, 'plan');
    },
    findings,
    codes: findings.map(fact => fact.finding.code),
    maintenance: facts.filter(fact => fact.type === 'maintenance'),
    repositories: facts.filter(fact => fact.type === 'repository'),
    restores: facts.filter(fact => fact.type === 'restore'),
    finding: code =>
      only(
        findings.filter(fact => fact.finding.code === code),
        `finding ${code}`,
      ).finding,
    repository: recordedAs =>
      only(
        plans.filter(plan => plan.database?.recordedAs === recordedAs),
        `plan of repository ${recordedAs}`,
      ),
  };
}
