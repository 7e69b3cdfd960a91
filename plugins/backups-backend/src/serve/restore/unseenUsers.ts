import { ItemFact } from 'backstage-plugin-backups-node';
import { BackupsStore } from '../../keep/BackupsStore';
import { ItemDocument } from '../../keep/documents';
import { RestoreSituation } from './RestoreSituations';

/**
 * Tells which of some entities the reader of a runbook may see: the catalog
 * shows them, and they have `backups.read` on them.
 */
export type SeenEntities = (
  refs: readonly string[],
) => Promise<ReadonlySet<string>>;

/** One authorise call takes as many questions as this, twice. */
const ASKED_AT_ONCE = 50;

/** What a provider may name of an item that several apps share. */
export interface NameableItem {
  item: ItemFact;
  /** How many workloads of apps that the reader may not see use it. */
  unseenWorkloads: number;
}

/** Takes names out of an item before a runbook is written from it. */
export type NameableOf = (
  document: ItemDocument,
  fact: ItemFact,
) => NameableItem;

/**
 * Finds out what a reader may be given the names of. Where an app that they may
 * not see shares an item, only what is known to be the asking app's own, or
 * another's that they may see, is named.
 */
export async function nameableTo(
  { ref, items }: RestoreSituation,
  store: Pick<BackupsStore, 'getEntity'>,
  sees: SeenEntities,
): Promise<NameableOf> {
  const others = [
    ...new Set(items.flatMap(({ item }) => item.others ?? [])),
  ].slice(0, ASKED_AT_ONCE);
  const seen = others.length > 0 ? await sees(others) : new Set<string>();
  const known = (
    await Promise.all(
      [ref, ...others.filter(other => seen.has(other))].map(each =>
        store.getEntity(each),
      ),
    )
  ).flatMap(document => document ?? []);
  const workloads = new Set(known.flatMap(document => document.workloads));
  const partsOf = (key: string) =>
    new Set(
      known.flatMap(document =>
        document.items.flatMap(item =>
          item.key === key ? item.parts ?? [] : [],
        ),
      ),
    );
  return (document, fact) => {
    const seenOthers = (document.others ?? []).filter(other => seen.has(other));
    if (document.sharedBy <= 1 + seenOthers.length) {
      return { item: fact, unseenWorkloads: 0 };
    }
    const parts = partsOf(document.key);
    const mountedBy = fact.mountedBy.filter(workload =>
      workloads.has(
        `${workload.kind} ${workload.namespace ?? ''}/${workload.name}`,
      ),
    );
    return {
      item: {
        ...fact,
        mountedBy,
        parts: fact.parts?.filter(({ name }) => parts.has(name)),
        mentions: undefined,
      },
      unseenWorkloads: fact.mountedBy.length - mountedBy.length,
    };
  };
}
