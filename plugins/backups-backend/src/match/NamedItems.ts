import { ItemFact } from 'backstage-plugin-backups-node';

/** Cluster, namespace and name, from the end. */
type ReversedName = (string | undefined)[];

function lastPart(text: string): string {
  return text.slice(text.lastIndexOf('/') + 1);
}

/** An export is called by the claims that lead to it, too. */
function namesOf(item: ItemFact): ReversedName[] {
  return [
    [item.name, item.namespace, item.cluster],
    ...item.aliases.map(alias => {
      const [cluster, namespace, , name] = alias.split('/');
      return [name, namespace, cluster];
    }),
  ];
}

/** Items by what entities call them. */
export class NamedItems {
  readonly #items: ItemFact[];
  #index: Map<string, Set<ItemFact>> | undefined;

  constructor(items: Iterable<ItemFact>) {
    this.#items = [...items];
  }

  /**
   * @param text - `[cluster/]namespace/name`, a key, or an export or a path,
   * which have slashes of their own
   */
  called(text: string): ItemFact[] {
    const parts = text.split('/').reverse();
    return [...(this.#indexed().get(lastPart(text)) ?? [])].filter(
      item =>
        text === item.name ||
        text === item.key ||
        namesOf(item).some(known =>
          parts.every((part, index) => part === known[index]),
        ),
    );
  }

  /** Made when it is first needed: few catalogs name items. */
  #indexed(): Map<string, Set<ItemFact>> {
    if (this.#index) return this.#index;
    const index = new Map<string, Set<ItemFact>>();
    const add = (name: string | undefined, item: ItemFact) => {
      const key = lastPart(name ?? '');
      const known = index.get(key);
      if (known) known.add(item);
      else index.set(key, new Set([item]));
    };
    for (const item of this.#items) {
      add(item.key, item);
      for (const [name] of namesOf(item)) add(name, item);
    }
    this.#index = index;
    return index;
  }
}
