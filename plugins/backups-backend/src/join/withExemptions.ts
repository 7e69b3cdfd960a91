import { Exemption } from 'backstage-plugin-backups-common';
import { ItemFact, hostOf } from 'backstage-plugin-backups-node';
import { ExemptionRule } from '../config/exemptionConfig';
import { Estate } from './Estate';
import { liesIn } from './pathSteps';

function fits(rule: ExemptionRule, item: ItemFact): boolean {
  const { folder, labels } = item;
  const same = (expected: string | undefined, value: string | undefined) =>
    expected === undefined || expected === value;
  const server = rule.server && hostOf(rule.server);
  return (
    same(rule.cluster, item.cluster) &&
    same(rule.namespace, item.namespace) &&
    same(rule.storageClass, item.storageClass) &&
    (rule.name === undefined || rule.name.test(item.name)) &&
    (rule.label === undefined ||
      (Object.hasOwn(labels, rule.label.name) &&
        same(rule.label.value, labels[rule.label.name]))) &&
    (server === undefined ||
      (folder?.servers.some(name => hostOf(name) === server) ?? false)) &&
    (rule.path === undefined ||
      (folder !== undefined && liesIn(folder.path, rule.path)))
  );
}

/** An item stays the same object as long as its exemption does. */
const exempted = new WeakMap<ItemFact, ItemFact>();

function withExemption(item: ItemFact, exemption: Exemption): ItemFact {
  const known = exempted.get(item);
  if (known?.exemption?.declaredBy === exemption.declaredBy) return known;
  const changed = { ...item, exemption };
  exempted.set(item, changed);
  return changed;
}

/**
 * Exempts what the configuration says needs no backup. What an object says
 * itself wins: it was written for it alone.
 */
export function withExemptions(
  estate: Estate,
  rules: readonly ExemptionRule[],
): Estate {
  if (rules.length === 0) return estate;
  return {
    ...estate,
    items: new Map(
      [...estate.items].map(([key, sourced]) => {
        const { fact } = sourced;
        const rule = fact.exemption
          ? undefined
          : rules.find(candidate => fits(candidate, fact));
        if (!rule) return [key, sourced];
        const exemption = {
          reason: rule.reason,
          until: rule.until,
          declaredBy: `configuration ${rule.configPath}`,
          requestedBy: rule.requestedBy,
          approvedBy: rule.approvedBy,
        };
        return [key, { ...sourced, fact: withExemption(fact, exemption) }];
      }),
    ),
  };
}
