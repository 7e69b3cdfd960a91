import { ItemKind, WorstDayKeyPlace } from 'backstage-plugin-backups-common';
import { ChosenMoment } from './commonPoint';

/** The key to a copy, as far as it is known without reading a Secret. */
export interface CopyKey {
  /** What tells it from others, and what it is called. */
  secret: string;
  /** The store of keys that it is made from; absent: nothing that was read makes it. */
  store?: string;
}

/** Something that is lost with the site. */
export interface LostItem {
  key: string;
  kind: ItemKind;
  /** Apps it belongs to. */
  apps: readonly string[];
  /** What runs on it, by its names: workloads and apps. */
  runs: readonly string[];
  /** The newest copy away from the site; absent: none is known. */
  back?: ChosenMoment;
  /** There may be one that is not known. */
  mayHaveMore: boolean;
  /** What opens that copy; absent: what was read does not name it. */
  opensWith?: CopyKey;
}

/** Keys that lie in one place, and what they open. */
export interface JudgedKey {
  place: WorstDayKeyPlace;
  store?: string;
  /** Of each, what it is called. */
  secrets: string[];
  /** Keys of items. */
  opens: string[];
  /** Items that are lost and may hold it. */
  holders: string[];
}

/** What comes back in which order. All are keys of items. */
export interface WorstDay {
  waves: string[][];
  /** What each waits for, by its key. */
  after: ReadonlyMap<string, readonly string[]>;
  lost: string[];
  notKnown: string[];
  keys: JudgedKey[];
  loops: string[][];
}

type Need = 'key' | 'database';

/** @returns items on which something runs that is called like a store of keys */
function holdersOf(
  { store }: CopyKey,
  items: readonly LostItem[],
): readonly LostItem[] {
  const name = store?.toLocaleLowerCase('en-US');
  return name === undefined
    ? []
    : items.filter(({ runs }) =>
        runs.some(other => other.toLocaleLowerCase('en-US') === name),
      );
}

/** What each item that comes back waits for: its key, and the database of its app. */
function needsOf(
  items: readonly LostItem[],
  holders: ReadonlyMap<string, readonly LostItem[]>,
): Map<string, Map<string, Need>> {
  const coming = new Set(
    items.filter(({ back }) => back).map(({ key }) => key),
  );
  const databases = new Map<string, string[]>();
  for (const { key, kind, apps } of items) {
    if (kind !== 'database-cluster' || !coming.has(key)) continue;
    for (const app of apps) {
      databases.set(app, [...(databases.get(app) ?? []), key]);
    }
  }
  return new Map(
    items
      .filter(({ key }) => coming.has(key))
      .map(({ key, kind, apps }) => {
        const needs = new Map<string, Need>();
        if (kind !== 'database-cluster') {
          for (const other of apps.flatMap(app => databases.get(app) ?? [])) {
            needs.set(other, 'database');
          }
        }
        for (const holder of holders.get(key) ?? []) {
          if (coming.has(holder.key)) needs.set(holder.key, 'key');
        }
        return [key, needs];
      }),
  );
}

/** @returns things of which each needs the next, and the last the first */
function loopIn(needs: ReadonlyMap<string, ReadonlyMap<string, Need>>) {
  // Each that is left needs another one that is left: following them ends in a circle.
  const path: string[] = [];
  let [at] = [...needs.keys()].sort();
  while (!path.includes(at)) {
    path.push(at);
    [at] = [...(needs.get(at)?.keys() ?? [])].sort();
  }
  return path.slice(path.indexOf(at));
}

type Needs = Map<string, Map<string, Need>>;

/**
 * Takes out what needs nothing that is left, wave by wave.
 *
 * @returns the waves; what is left in `left` needs one another, or what does
 */
function takeWaves(left: Needs): string[][] {
  const waves: string[][] = [];
  for (;;) {
    const ready = [...left]
      .filter(([, needs]) => needs.size === 0)
      .map(([key]) => key);
    if (ready.length === 0) return waves;
    waves.push(ready);
    for (const key of ready) left.delete(key);
    for (const needs of left.values()) {
      for (const key of ready) needs.delete(key);
    }
  }
}

function copyOf(needs: ReadonlyMap<string, ReadonlyMap<string, Need>>): Needs {
  return new Map([...needs].map(([key, own]) => [key, new Map(own)]));
}

/**
 * Puts into waves what comes back: what needs nothing that is lost first. Where
 * things need one another the loop is returned, and then taken as opened by a key
 * from outside.
 */
function wavesOf(all: ReadonlyMap<string, ReadonlyMap<string, Need>>): {
  waves: string[][];
  loops: string[][];
} {
  const opened = copyOf(all);
  const loops: string[][] = [];
  for (;;) {
    const left = copyOf(opened);
    const waves = takeWaves(left);
    if (left.size === 0) return { waves, loops };
    const loop = loopIn(left);
    loops.push(loop);
    loop.forEach((key, index) => {
      const next = loop[(index + 1) % loop.length];
      // Databases wait for keys alone: each loop has one.
      if (opened.get(key)?.get(next) === 'key') opened.get(key)?.delete(next);
    });
  }
}

const PRESSING: readonly WorstDayKeyPlace[] = [
  'may-be-lost',
  'lost',
  'not-known',
  'elsewhere-unknown',
];

function keysOf(
  items: readonly LostItem[],
  holders: ReadonlyMap<string, readonly LostItem[]>,
): JudgedKey[] {
  const keys = new Map<string, JudgedKey>();
  for (const { key, back, opensWith } of items) {
    if (!back) continue;
    const { store, secret } = opensWith ?? {};
    const held = (holders.get(key) ?? []).map(holder => holder.key);
    const place = placeOf(opensWith, held);
    const name = JSON.stringify([place, store ?? secret]);
    const known = keys.get(name) ?? {
      place,
      store,
      secrets: [],
      opens: [],
      holders: held,
    };
    known.opens.push(key);
    if (secret && !known.secrets.includes(secret)) known.secrets.push(secret);
    keys.set(name, known);
  }
  return [...keys.values()].sort(
    (a, b) =>
      PRESSING.indexOf(a.place) - PRESSING.indexOf(b.place) ||
      b.opens.length - a.opens.length,
  );
}

function placeOf(
  key: CopyKey | undefined,
  holders: readonly string[],
): WorstDayKeyPlace {
  if (!key) return 'not-known';
  if (key.store === undefined) return 'lost';
  return holders.length > 0 ? 'may-be-lost' : 'elsewhere-unknown';
}

/**
 * Says what comes back, and in which order, when a site is lost with everything in
 * it. Only what has a copy away from it comes back; a copy of which it is not known
 * where it lies brings nothing back.
 *
 * @param items - each once
 */
export function worstDay(items: readonly LostItem[]): WorstDay {
  const holders = new Map(
    items.map(item => [
      item.key,
      item.opensWith ? holdersOf(item.opensWith, items) : [],
    ]),
  );
  const needs = needsOf(items, holders);
  const { waves, loops } = wavesOf(needs);
  const neededBy = new Map<string, number>();
  for (const key of [...needs.values()].flatMap(own => [...own.keys()])) {
    neededBy.set(key, (neededBy.get(key) ?? 0) + 1);
  }
  const without = items.filter(({ back }) => !back);
  return {
    // What most wait for comes first.
    waves: waves.map(wave =>
      wave.sort((a, b) => (neededBy.get(b) ?? 0) - (neededBy.get(a) ?? 0)),
    ),
    after: new Map([...needs].map(([key, own]) => [key, [...own.keys()]])),
    lost: without.filter(item => !item.mayHaveMore).map(({ key }) => key),
    notKnown: without.filter(item => item.mayHaveMore).map(({ key }) => key),
    keys: keysOf(items, holders),
    loops,
  };
}
