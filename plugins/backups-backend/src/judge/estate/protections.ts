import {
  BackupsProvider,
  ItemFact,
  PlanFact,
  Protection,
} from 'backstage-plugin-backups-node';
import { JudgedPlan } from '../JudgedPlan';

/**
 * @param plans - of all providers; those nearby serve as examples
 * @returns who would copy an item, and what that takes: the first provider that knows
 */
export function protections(
  providers: readonly BackupsProvider[],
  plans: readonly JudgedPlan[],
): (item: ItemFact) => Protection | undefined {
  const able = providers.filter(provider => provider.writeProtection);
  if (able.length === 0) return () => undefined;
  const examples = new Map<string, PlanFact[]>();
  for (const { joined, thresholds } of plans) {
    if (thresholds.fixed !== undefined) continue;
    const { provider, object } = joined.fact;
    const key = `${provider}\n${object.cluster}`;
    const known = examples.get(key);
    if (known) known.push(joined.fact);
    else examples.set(key, [joined.fact]);
  }
  return item => {
    for (const provider of able) {
      const nearby = examples.get(`${provider.id}\n${item.cluster}`) ?? [];
      const protection = provider.writeProtection?.(item, nearby);
      if (protection) return protection;
    }
    return undefined;
  };
}
