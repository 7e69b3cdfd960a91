import { Finding } from 'backstage-plugin-backups-common';
import { locationOf } from 'backstage-plugin-backups-node';
import { EntityItem } from './judgeEntity';
import { Estate, JoinedPlan, itemKeysOf } from '../join/Estate';
import { KnownFinding, LooseFinding } from './findings/JudgedFinding';
import { JudgedPlan } from './JudgedPlan';
import { Sliceable } from '../compare/slices';
import { repositoryNames } from '../join/repositoryNames';
import { overwrittenPlaces } from './overwrittenPlaces';
import { sharedUpkeep } from './sharedUpkeep';
import { judgePartialCopy } from './judgePartialCopy';
import { judgeChain } from './database/judgeChain';
import { judgeMaintenance } from './judgeMaintenance';
import { proofFindings } from './proofFindings';
import { dropFindings } from './sizeDrop';
import { sharedIdentityFinding } from './sharedIdentities';

interface ItemFinding {
  finding: KnownFinding;
  planId?: string;
  /** What of the item it is about: it is not told to apps that only share the item. */
  part?: string;
}

/**
 * The findings about an item that an entity shows: where other entities share the
 * item, none about what is in it and theirs. An entity that stands for all of it
 * shows all of them.
 */
export function toldOf(
  findings: readonly ItemFinding[],
  ownParts: readonly string[] | undefined,
  entities: number,
  standsForIt: boolean,
): EntityItem['findings'] {
  return findings.flatMap(({ part, ...told }) =>
    part === undefined ||
    entities <= 1 ||
    standsForIt ||
    ownParts?.includes(part)
      ? [told]
      : [],
  );
}

/** Ties findings to items: by the item they name, else by the plan they name. */
export function* findingsByItem(
  estate: Estate,
  plans: readonly JudgedPlan[],
  shared: ReadonlyMap<JoinedPlan, readonly JoinedPlan[]>,
): Sliceable<{ byItem: Map<string, ItemFinding[]>; loose: LooseFinding[] }> {
  const itemKeys = new Map<string, string>();
  for (const { fact: item } of estate.items.values()) {
    itemKeys.set(item.key, item.key);
    for (const alias of item.aliases) itemKeys.set(alias, item.key);
  }
  const plansByKey = new Map<string, JudgedPlan>();
  for (const plan of plans) {
    // The same object may have written elsewhere before; that plan is gone.
    const { key } = plan.joined.fact;
    if (plan.thresholds.fixed !== 'gone' || !plansByKey.has(key)) {
      plansByKey.set(key, plan);
    }
  }
  const byItem = new Map<string, ItemFinding[]>();
  const add = (key: string, finding: ItemFinding) =>
    byItem.set(key, [...(byItem.get(key) ?? []), finding]);
  const loose: LooseFinding[] = [];

  const aboutRepositories = new Map<string, Finding[]>();
  for (const { fact } of estate.findings) {
    yield;
    const { repository } = fact.about;
    if (repository !== undefined) {
      // What is only advice stands with the repository, not with each of its apps.
      if (fact.finding.severity === 'advice') continue;
      const known = aboutRepositories.get(repository);
      if (known) known.push(fact.finding);
      else aboutRepositories.set(repository, [fact.finding]);
      continue;
    }
    const plan = plansByKey.get(fact.about.planKey ?? '');
    const named = itemKeys.get(fact.about.itemKey ?? '');
    const copied = plan ? itemKeysOf(plan.joined) : [];
    const keys = copied.length > 0 || named === undefined ? copied : [named];
    if (keys.length === 0) loose.push(fact);
    for (const key of keys) {
      add(key, {
        finding: fact.finding,
        planId: plan?.id,
        part: fact.about.part,
      });
    }
  }
  const repositoryFindings = (plan: JudgedPlan): Finding[] =>
    aboutRepositories.size === 0 || plan.thresholds.fixed === 'gone'
      ? []
      : repositoryNames(plan.joined.fact).flatMap(
          name => aboutRepositories.get(name) ?? [],
        );
  const standing = plans.filter(plan => plan.thresholds.fixed !== 'gone');
  const overwritten = overwrittenPlaces(
    standing
      .filter(plan => plan.thresholds.fixed !== 'suspended')
      .map(plan => plan.joined),
  );
  const twoUpkeeps = sharedUpkeep(standing.map(plan => plan.joined));
  for (const plan of plans) {
    yield;
    for (const key of plan.joined.partOfItemKeys ?? []) {
      const finding = judgePartialCopy(plan);
      if (finding) add(key, { finding });
    }
    const own = [
      ...judgeChain(plan),
      ...plan.joined.maintenance.flatMap(
        maintenance => judgeMaintenance(maintenance) ?? [],
      ),
      ...(plan.thresholds.fixed === 'gone' ? [] : proofFindings(plan)),
      ...dropFindings(plan),
      ...[overwritten.get(plan.joined)].flatMap(finding => finding ?? []),
      ...repositoryFindings(plan),
      ...(plan.thresholds.fixed === 'gone'
        ? []
        : [
            twoUpkeeps.get(locationOf(plan.joined.fact.destination) ?? ''),
          ].flatMap(finding => finding ?? [])),
    ];
    const keys = itemKeysOf(plan.joined);
    const sharing =
      plan.thresholds.fixed === 'gone'
        ? undefined
        : sharedIdentityFinding(plan, shared.get(plan.joined) ?? []);
    if (sharing && keys.length === 0) {
      const { object, key, labels } = plan.joined.fact;
      loose.push({
        finding: sharing,
        about: { object, planKey: key, labels },
      });
    }
    for (const finding of [...own, ...(sharing ? [sharing] : [])]) {
      for (const key of keys) add(key, { finding, planId: plan.id });
    }
  }
  return { byItem, loose };
}
