import { Destination } from 'backstage-plugin-backups-common';
import {
  ItemFact,
  hostOf,
  normaliseLocation,
} from 'backstage-plugin-backups-node';
import { JoinedPlan, StoreItem, itemKeysOf } from './Estate';
import { isOwnFolder, liesIn } from './pathSteps';
import { ServiceIndex } from './ServiceIndex';
import { SourcedFact } from './SourcedFact';

/** A folder of a file server in which copies live. */
interface StoredFolder {
  host: string;
  path: string;
  /** What is kept there; absent: only its name is known. */
  plan?: JoinedPlan;
}

/** Names of repositories are places where they are known: `nfs://nas/tank/kopia`. */
function folderOfLocation(location: string): StoredFolder[] {
  const [, host, path] =
    /^nfs:\/\/([^/]+)(\/.+)$/.exec(normaliseLocation(location)) ?? [];
  return host === undefined ? [] : [{ host, path: decodeURIComponent(path) }];
}

function folderOf(
  { type, server, path }: Destination,
  plan: JoinedPlan,
): StoredFolder[] {
  const host = hostOf(server ?? '');
  return type === 'nfs' && host && path ? [{ host, path, plan }] : [];
}

function holdersOf(
  { folder }: ItemFact,
  folders: readonly StoredFolder[],
): StoredFolder[] {
  return folder === undefined
    ? []
    : folders.filter(
        ({ host, path }) =>
          folder.servers.some(server => hostOf(server) === host) &&
          liesIn(folder.path, path),
      );
}

function liesInStore(item: ItemFact, folders: readonly StoredFolder[]) {
  return holdersOf(item, folders).length > 0;
}

/** Jobs write copies, or tidy them up; what else writes has data of its own. */
const JOBS = new Set(['CronJob', 'Job']);

function isUsedByApps(item: ItemFact | undefined): boolean {
  return item?.mountedBy.some(({ kind }) => !JOBS.has(kind)) ?? false;
}

/**
 * Finds what is no item but a repository: a share that is a known destination or
 * lies in one, the volumes of the store that copies are sent to, the claim that
 * dumps are written to. What something copies in turn stays an item, and so does a
 * volume that an app writes to and that plain files are copied into.
 *
 * @param locations - names of repositories that others know
 * @returns keys of items, each with the plans whose copies it is known to hold
 */
export function storeItems(
  items: ReadonlyMap<string, SourcedFact<ItemFact>>,
  plans: readonly JoinedPlan[],
  services: ServiceIndex,
  locations: readonly string[],
): Map<string, Set<JoinedPlan>> {
  const copied = new Set(plans.flatMap(itemKeysOf));
  const folders = [
    ...plans.flatMap(plan => [
      ...folderOf(plan.fact.destination, plan),
      ...(plan.fact.mirrorOf === undefined
        ? []
        : folderOfLocation(plan.fact.mirrorOf)),
    ]),
    ...locations.flatMap(folderOfLocation),
  ].filter(({ path }) => isOwnFolder(path));
  const stores = new Map<string, Set<JoinedPlan>>();
  const add = (key: string, plan: JoinedPlan | undefined) => {
    if (!items.has(key) || copied.has(key)) return;
    const held = stores.get(key) ?? new Set();
    if (plan) held.add(plan);
    stores.set(key, held);
  };
  for (const plan of plans) {
    const { fact } = plan;
    const { endpoint, server, type } = fact.destination;
    const host = endpoint ?? server;
    const target = fact.writesTo;
    const isShared =
      target !== undefined &&
      fact.writesPlainFiles === true &&
      isUsedByApps(items.get(target)?.fact);
    if (target !== undefined && !isShared) add(target, plan);
    if (host === undefined) continue;
    const followed = services.reach(host, fact.object, {
      nodeResolves: type === 'nfs',
    });
    if (followed.outcome !== 'followed') continue;
    for (const { key } of followed.items) add(key, plan);
  }
  for (const { fact } of items.values()) {
    for (const { plan } of holdersOf(fact, folders)) add(fact.key, plan);
  }
  return stores;
}

/**
 * Shares that lie in another one and that nothing copies by themselves: they are
 * one with it, and one row.
 *
 * @returns the key of the outermost share, by the key of each that lies in it
 */
export function nestedShares(
  items: ReadonlyMap<string, SourcedFact<ItemFact>>,
  plans: readonly JoinedPlan[],
): Map<string, string> {
  const copied = new Set(plans.flatMap(itemKeysOf));
  const shares = [...items.values()]
    .map(({ fact }) => fact)
    .filter(
      ({ kind, key, folder, exemption }) =>
        kind === 'nfs-volume' && folder && !copied.has(key) && !exemption,
    )
    .sort((a, b) => a.name.length - b.name.length);
  const outer = new Map<string, string>();
  for (const [index, share] of shares.entries()) {
    const holder = shares.slice(0, index).find(
      other =>
        !outer.has(other.key) &&
        liesInStore(
          share,
          (other.folder?.servers ?? []).map(server => ({
            host: hostOf(server) ?? server,
            path: other.folder?.path ?? '/',
          })),
        ),
    );
    if (holder) outer.set(share.key, holder.key);
  }
  return outer;
}

/** @returns each store with the names of what it holds copies of */
export function describedStores(
  stores: ReadonlyMap<string, ReadonlySet<JoinedPlan>>,
  items: ReadonlyMap<string, SourcedFact<ItemFact>>,
): StoreItem[] {
  return [...stores].flatMap(([key, plans]) => {
    const item = items.get(key)?.fact;
    if (!item) return [];
    const names = [...plans].flatMap(plan =>
      itemKeysOf(plan).flatMap(held => items.get(held)?.fact.name ?? []),
    );
    return [{ item, holds: [...new Set(names)].sort() }];
  });
}
