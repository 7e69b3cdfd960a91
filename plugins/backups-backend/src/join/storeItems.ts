import { Destination } from 'backstage-plugin-backups-common';
import {
  ItemFact,
  hostOf,
  normaliseLocation,
} from 'backstage-plugin-backups-node';
import { JoinedPlan, itemKeysOf } from './Estate';
import { liesIn } from './pathSteps';
import { ServiceIndex } from './ServiceIndex';
import { SourcedFact } from './SourcedFact';

/** A folder of a file server in which copies live. */
interface StoredFolder {
  host: string;
  path: string;
}

/** Names of repositories are places where they are known: `nfs://nas/tank/kopia`. */
function folderOfLocation(location: string): StoredFolder[] {
  const [, host, path] =
    /^nfs:\/\/([^/]+)(\/.+)$/.exec(normaliseLocation(location)) ?? [];
  return host === undefined ? [] : [{ host, path: decodeURIComponent(path) }];
}

function folderOf({ type, server, path }: Destination): StoredFolder[] {
  const host = hostOf(server ?? '');
  return type === 'nfs' && host && path ? [{ host, path }] : [];
}

/** The root of a server, or of a pool, holds other things, too. */
function isOwnFolder({ path }: StoredFolder): boolean {
  return path.split('/').filter(Boolean).length > 1;
}

function liesInStore(item: ItemFact, folders: readonly StoredFolder[]) {
  const { folder } = item;
  return (
    folder !== undefined &&
    folders.some(
      ({ host, path }) =>
        folder.servers.some(server => hostOf(server) === host) &&
        liesIn(folder.path, path),
    )
  );
}

/**
 * Finds what is no item but a repository: a share that is a known destination or
 * lies in one, the volumes of the store that copies are sent to, the claim that
 * dumps are written to. What something copies in turn stays an item.
 *
 * @param locations - names of repositories that others know
 * @returns keys of items
 */
export function storeItems(
  items: ReadonlyMap<string, SourcedFact<ItemFact>>,
  plans: readonly JoinedPlan[],
  services: ServiceIndex,
  locations: readonly string[],
): Set<string> {
  const copied = new Set(plans.flatMap(itemKeysOf));
  const folders = [
    ...plans.flatMap(({ fact }) => [
      ...folderOf(fact.destination),
      ...(fact.mirrorOf === undefined ? [] : folderOfLocation(fact.mirrorOf)),
    ]),
    ...locations.flatMap(folderOfLocation),
  ].filter(isOwnFolder);
  const stores = new Set<string>();
  for (const { fact } of plans) {
    const { endpoint, server, type } = fact.destination;
    const host = endpoint ?? server;
    if (fact.writesTo !== undefined) stores.add(fact.writesTo);
    if (host === undefined) continue;
    const followed = services.reach(host, fact.object, {
      nodeResolves: type === 'nfs',
    });
    if (followed.outcome !== 'followed') continue;
    for (const { key } of followed.items) stores.add(key);
  }
  for (const { fact } of items.values()) {
    if (liesInStore(fact, folders)) stores.add(fact.key);
  }
  return new Set([...stores].filter(key => items.has(key) && !copied.has(key)));
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
