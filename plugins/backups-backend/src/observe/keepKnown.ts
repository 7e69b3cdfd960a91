import {
  Fact,
  ItemFact,
  ItemMention,
  PlanFact,
} from 'backstage-plugin-backups-node';
import { factKey, objectKeys } from './factKey';

/** Items by their keys; an export also by the claims that lead to it. */
function itemsByKey(facts: readonly Fact[]): Map<string, ItemFact> {
  const items = new Map<string, ItemFact>();
  for (const fact of facts) {
    if (fact.type !== 'item') continue;
    items.set(fact.key, fact);
    if (fact.kind !== 'nfs-volume') continue;
    for (const alias of fact.aliases) items.set(alias, fact);
  }
  return items;
}

/** Only its volume tells that a claim is an export, and with which server it is lost. */
function keepPlace(item: ItemFact, before: ItemFact | undefined): ItemFact {
  if (!before) return item;
  const { key, kind, name, aliases, failureDomain, placeUnread } = before;
  return {
    ...item,
    key,
    kind,
    name,
    aliases: [...new Set([...aliases, ...item.aliases])],
    failureDomain: failureDomain ?? item.failureDomain,
    placeUnread: placeUnread && item.placeUnread,
  };
}

/** Configurations that named it, and that cannot be read now, still suggest whose it is. */
function keepMentions(item: ItemFact, before: ItemFact | undefined): ItemFact {
  if (!before?.mentions) return item;
  const keyOf = ({ described, host }: ItemMention) => `${described} ${host}`;
  const mentions = new Map(
    [...before.mentions, ...(item.mentions ?? [])].map(mention => [
      keyOf(mention),
      mention,
    ]),
  );
  return {
    ...item,
    mentions: [...mentions.values()].sort((one, other) =>
      keyOf(one) < keyOf(other) ? -1 : 1,
    ),
  };
}

/** Puts what is still known where it stood, so that nothing is told in another order. */
function inPlace(
  facts: readonly Fact[],
  kept: readonly Fact[],
  stillKnown: ReadonlySet<Fact>,
): Fact[] {
  const present = new Set(facts.map(factKey));
  const first: Fact[] = [];
  const after = new Map<string, Fact[]>();
  let last: string | undefined;
  for (const fact of kept) {
    const key = factKey(fact);
    if (present.has(key)) {
      last = key;
    } else if (stillKnown.has(fact)) {
      if (last === undefined) first.push(fact);
      else after.set(last, [...(after.get(last) ?? []), fact]);
    }
  }
  return [
    ...first,
    ...facts.flatMap(fact => [fact, ...(after.get(factKey(fact)) ?? [])]),
  ];
}

/**
 * What only enriches was not read: keep what it told last time instead of
 * forgetting it.
 */
export function keepEnrichments(
  facts: Fact[],
  kept: readonly Fact[],
  unreadKinds: ReadonlySet<string>,
): Fact[] {
  if (unreadKinds.size === 0) return facts;
  const keptPlans = new Map(
    kept
      .filter((fact): fact is PlanFact => fact.type === 'plan')
      .map(plan => [factKey(plan), plan]),
  );
  const keptItems = itemsByKey(kept);
  const merged = facts.map((fact): Fact => {
    if (fact.type === 'item') {
      const known = keptItems.get(fact.key);
      return keepMentions(keepPlace(fact, known), known);
    }
    const before =
      fact.type === 'plan' ? keptPlans.get(factKey(fact)) : undefined;
    const known = before?.destination.failureDomain !== undefined;
    return fact.type === 'plan' &&
      before &&
      known &&
      fact.destination.failureDomain === undefined
      ? { ...fact, destination: before.destination }
      : fact;
  });
  const present = new Set(merged.map(factKey));
  const stillKnown = kept.filter(
    fact =>
      !present.has(factKey(fact)) &&
      ((fact.type === 'finding' &&
        [fact.about.object.kind, ...(fact.about.alsoReadFrom ?? [])].some(
          kind => unreadKinds.has(kind),
        )) ||
        ((fact.type === 'maintenance' || fact.type === 'service') &&
          unreadKinds.has(fact.object.kind))),
  );
  return inPlace(merged, kept, new Set(stillKnown));
}

/**
 * Something could not be read, and what is missing may stand there. Plans are
 * not kept here: their memory is.
 */
export function keepHidden(facts: Fact[], kept: readonly Fact[]): Fact[] {
  const present = new Set(facts.map(factKey));
  const objects = new Set(facts.flatMap(objectKeys));
  return [
    ...facts,
    ...kept.filter(
      fact =>
        fact.type !== 'plan' &&
        !present.has(factKey(fact)) &&
        // What was read again, and no longer has the finding, is repaired.
        !objectKeys(fact).some(key => objects.has(key)),
    ),
  ];
}
