import type { ServerFolder, Subject } from 'backstage-plugin-backups-node';
import { claimKey, fitsSelector } from 'backstage-plugin-backups-node';
import type { PolicySource, SnapshotPolicy } from '../read/SnapshotPolicy';
import type { KopiurContext } from './KopiurContext';

/** One thing that a policy copies. */
export interface CopiedSource {
  /** Tells it from the policy's other sources: `pvc/media/jukebox`. */
  name: string;
  /** The claim as Kopiur names it: `media/jukebox`. */
  claim?: string;
  /** See `claimKey`. */
  itemKey?: string;
  /** An NFS export that is copied without a claim. */
  folder?: ServerFolder;
  /** Path under which its snapshots are found; absent: not known. */
  sourcePath?: string;
  /** It is the first of the policy: runs that name no source are of this one. */
  isFirst: boolean;
}

function claimSource(
  claim: string,
  source: PolicySource,
  options: {
    cluster: string;
    resolved: ReadonlyMap<string, string | undefined>;
    isFirst: boolean;
  },
): CopiedSource {
  const { cluster, resolved, isFirst } = options;
  const [namespace, name] = claim.split('/');
  const path =
    source.pvcSelector && source.sourcePathStrategy === 'PvcNamespacedName'
      ? claim
      : name;
  return {
    name: `pvc/${claim}`,
    claim,
    itemKey: claimKey(cluster, namespace, name),
    sourcePath:
      resolved.get(claim) ?? source.sourcePathOverride ?? `/pvc/${path}`,
    isFirst,
  };
}

/** Claims that a selector finds; `undefined` where claims were not read. */
function selectedClaims(
  { pvcSelector }: PolicySource,
  namespace: string | undefined,
  { claims }: KopiurContext,
): string[] | undefined {
  if (!claims) return undefined;
  const names = pvcSelector?.namespaceSelector?.matchNames?.flatMap(
    name => name ?? [],
  );
  const namespaces = names?.length ? names : [namespace ?? ''];
  return [...claims.values()]
    .filter(
      ({ subject }) =>
        namespaces.includes(subject.object.namespace ?? '') &&
        fitsSelector(pvcSelector?.labelSelector, subject.labels),
    )
    .map(({ subject }) => `${subject.object.namespace}/${subject.object.name}`)
    .sort();
}

/**
 * Spells out what a policy copies: named claims, claims that a selector finds,
 * exports and streams.
 *
 * @returns at least one, so that a policy whose sources are not understood is seen
 */
export function sourcesOf(
  subject: Subject,
  { spec, status }: SnapshotPolicy,
  context: KopiurContext,
): CopiedSource[] {
  const { namespace } = subject.object;
  const { cluster } = context;
  const resolved = new Map(
    (status?.resolved?.sources ?? []).flatMap(source =>
      source?.pvc ? [[source.pvc, source.sourcePath] as const] : [],
    ),
  );
  const named = new Set(
    (spec?.sources ?? []).flatMap(source =>
      source?.pvc?.name ? `${namespace}/${source.pvc.name}` : [],
    ),
  );
  const found = new Map<string, CopiedSource>();
  const add = (source: CopiedSource) => {
    if (!found.has(source.name)) found.set(source.name, source);
  };
  for (const [index, source] of (spec?.sources ?? []).entries()) {
    const isFirst = index === 0;
    if (!source) continue;
    const { pvc, pvcSelector, nfs } = source;
    if (pvc?.name) {
      add(
        claimSource(`${namespace}/${pvc.name}`, source, {
          cluster,
          resolved,
          isFirst,
        }),
      );
    } else if (pvcSelector) {
      // What Kopiur itself made of the selector; before it did, what it says.
      const told = [...resolved.keys()].filter(claim => !named.has(claim));
      const claims =
        told.length > 0 ? told : selectedClaims(source, namespace, context);
      for (const claim of claims ?? []) {
        // A run of one of several claims always names it.
        add(claimSource(claim, source, { cluster, resolved, isFirst: false }));
      }
    } else if (nfs?.server && nfs.path) {
      add({
        name: `nfs/${nfs.server}:${nfs.path}`,
        folder: { servers: [nfs.server], path: nfs.path },
        sourcePath: source.sourcePathOverride ?? nfs.path,
        isFirst,
      });
    } else {
      add({
        name: `source/${index}`,
        sourcePath: source.sourcePathOverride,
        isFirst,
      });
    }
  }
  return found.size > 0
    ? [...found.values()]
    : [{ name: 'source/none', isFirst: true }];
}
