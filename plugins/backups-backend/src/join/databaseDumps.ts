import { PlanFact, ItemFact, MayCopyFact } from 'backstage-plugin-backups-node';
import { SourcedFact } from './SourcedFact';
import { itemsBehind } from './databaseHosts';
import { JoinedPlan } from './Estate';

/**
 * The item behind the server that a dump asks. A dump of one database copies all
 * of it only where nothing else is in it.
 */
export function askedItem(
  { copiesHost, object }: PlanFact,
  items: ReadonlyMap<string, SourcedFact<ItemFact>>,
): string | undefined {
  const { name, database } = copiesHost ?? {};
  if (name === undefined) return undefined;
  const found = itemsBehind(
    name,
    object,
    [...items.values()].map(({ fact }) => fact),
  );
  const whole = found.filter(
    ({ parts = [] }) =>
      database === undefined || parts.every(part => part.name === database),
  );
  return whole.length === 1 ? whole[0].key : undefined;
}

/** A dump that copies some of the databases of a server says nothing of the others. */
export function partialDump({ fact, itemKey }: JoinedPlan): MayCopyFact[] {
  if (!fact.copiesHost || itemKey !== undefined) return [];
  return [
    {
      type: 'may-copy',
      object: fact.object,
      tool: fact.method,
      because: `runs ${fact.method} for some of what is in it`,
      items: [],
      folders: [],
      nodePaths: [],
      hosts: [fact.copiesHost.name],
    },
  ];
}
