import type { Fact, KubernetesObject } from 'backstage-plugin-backups-node';
import { subjectOf } from 'backstage-plugin-backups-node';
import { clusterFindings } from '../findings/clusterFindings';
import { planFindings } from '../findings/planFindings';
import { setupFindings } from '../findings/setupFindings';
import type { Cluster } from '../read/Cluster';
import { nameKey } from './ClusterContext';
import type { ClusterContext, Observed } from './ClusterContext';
import { itemOf } from './itemOf';
import { malformedFinding } from './malformedFinding';
import { observeRepository } from './observeRepository';
import { relatedProblems } from './relatedProblems';
import { repositoriesOf } from './repositoriesOf';
import type { Repositories } from './repositoriesOf';
import { refillOf } from './refillOf';
import { seenRecovery } from './seenRecovery';
import { asLeft, leftFinding, leftSetups } from './leftSetups';
import { setupsOf } from './setupsOf';
import type { Setup } from './setupsOf';

/**
 * Turns a Cluster into its item, a plan for each repository it is copied to,
 * and what there is to tell about them.
 *
 * @param object - as it was read
 * @param understood - what it was understood as; absent: not at all
 */
export function observeDatabaseCluster(
  object: KubernetesObject,
  understood: Observed<Cluster> | undefined,
  context: ClusterContext,
): Fact[] {
  if (understood === undefined) {
    return [
      malformedFinding(subjectOf(context.cluster, 'Cluster', object), []),
    ];
  }
  const item = itemOf(understood, context);
  const cluster = {
    ...understood,
    subject: { ...understood.subject, itemKey: item.key },
  };
  const facts: Fact[] = [item];
  if (cluster.problems.length > 0) {
    facts.push(malformedFinding(cluster.subject, cluster.problems));
  }
  const setups = setupsOf(object.metadata.name, cluster.value.spec ?? {});
  facts.push(...relatedProblems(object.metadata, item.key, setups, context));
  const { namespace, name } = object.metadata;
  const { storageClass } = item;
  const repositoriesFor = (setup: Setup) =>
    repositoriesOf(setup, { namespace, name, storageClass }, context);
  const plansOf = (setup: Setup, repositories: Repositories) => {
    const found = 'found' in repositories ? repositories.found : [undefined];
    return found.map(repository =>
      observeRepository({
        cluster,
        item,
        setup,
        repository,
        repositories: found.length,
        context,
      }),
    );
  };
  const plans = setups.flatMap(setup => {
    const repositories = repositoriesFor(setup);
    facts.push(...setupFindings(cluster, setup, repositories, context));
    return plansOf(setup, repositories);
  });
  const left = leftSetups(
    name,
    setups,
    context.backups.get(nameKey(namespace, name)) ?? [],
  ).flatMap(setup => plansOf(setup, repositoriesFor(setup)).map(asLeft));
  facts.push(
    ...[...plans, ...left].flatMap(({ plan, former }) => [plan, ...former]),
    ...left.map(observed => leftFinding(cluster, observed)),
  );
  const recovery = seenRecovery(cluster, context);
  if (recovery) facts.push(recovery);
  const refill = refillOf(cluster);
  if (refill) facts.push(refill);
  facts.push(...clusterFindings(cluster, plans, context));
  for (const plan of plans) facts.push(...planFindings(cluster, plan));
  return facts;
}
