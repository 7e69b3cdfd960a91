import {
  DeletionKind,
  Evidence,
  ItemKind,
} from 'backstage-plugin-backups-common';
import {
  ItemFact,
  RefillFact,
  describeObject,
} from 'backstage-plugin-backups-node';

/** Instants are epoch seconds. */

/** The newest copy that an item can go back to. */
export interface NewestCopy {
  at: number;
  /** Label of the place. */
  destination: string;
  /** Alias of the repository it lies in, where that is known. */
  repository?: string;
}

/** What becomes of an item that is deleted alone, now. */
export interface Deletion {
  kind: DeletionKind;
  /** What comes back is not newer than this; absent: not known, or nothing. */
  at?: number;
  /** What fills it: `ReplicationDestination media/radarr-dst`. */
  by?: string;
  /** Why, as a part of a sentence. */
  because?: string;
  /** What makes the object again: `Flux's Kustomization radarr`. */
  makers: string[];
  /** The old volume is kept, and bound to nothing. */
  volumeStays: boolean;
  /** What can be brought back by hand. */
  newest?: NewestCopy;
  evidence: Evidence[];
}

/** What lies outside of the cluster, or on a node: no object takes it along. */
const OUTLIVES: Record<ItemKind, boolean> = {
  'persistent-volume-claim': false,
  'database-cluster': false,
  'nfs-volume': true,
  'host-path': true,
  dataset: true,
};

/**
 * @returns what makes an object again that is deleted, by its own labels and
 * annotations. Sources: labels of Flux's controllers, annotations of Argo CD and
 * Helm; a StatefulSet makes the claims of its templates.
 */
function makersOf({ labels, annotations, name, mountedBy, owner }: ItemFact) {
  const makers: string[] = [];
  // Labels and annotations come from outside.
  const kustomization = labels['kustomize.toolkit.fluxcd.io/name'];
  const release = labels['helm.toolkit.fluxcd.io/name'];
  const byHelm = annotations['meta.helm.sh/release-name'];
  const byArgo = annotations['argocd.argoproj.io/tracking-id']?.split(':')[0];
  if (kustomization) makers.push(`Flux's Kustomization ${kustomization}`);
  if (release) makers.push(`Flux's HelmRelease ${release}`);
  else if (byHelm) makers.push(`Helm's release ${byHelm}, when it is upgraded`);
  if (byArgo) makers.push(`Argo CD's Application ${byArgo}`);
  for (const workload of mountedBy) {
    const suffix = name.split(`-${workload.name}-`).at(1);
    if (workload.kind === 'StatefulSet' && /^\d+$/.test(suffix ?? '')) {
      makers.push(`StatefulSet ${workload.name}`);
    }
  }
  if (owner) makers.push(`${owner.kind} ${owner.name}`);
  return makers;
}

type Fate = Pick<Deletion, 'kind' | 'at' | 'by' | 'because' | 'evidence'>;

function byRefill(refill: RefillFact, newest: NewestCopy | undefined): Fate {
  const { gives, at, because, evidence } = refill;
  const by = describeObject(refill.object);
  // Without evidence it would be a claim of ours.
  if (evidence.length === 0) return { kind: 'not-known', evidence: [] };
  switch (gives) {
    case 'newest': {
      const isThere =
        refill.repository === undefined ||
        newest?.repository === undefined ||
        refill.repository === newest.repository;
      return {
        kind: 'newest',
        at: isThere ? newest?.at : undefined,
        by,
        because,
        evidence,
      };
    }
    case 'pinned':
      // It was filled after the newest copy was made: that is what it holds.
      return newest && at !== undefined && at >= newest.at
        ? { kind: 'newest', at: newest.at, by, because, evidence }
        : { kind: 'older', at, by, because, evidence };
    case 'empty':
      return { kind: 'empty', by, because, evidence };
    case 'waits':
      return { kind: 'waits', by, because, evidence };
    default: {
      const unplaced: never = gives;
      throw new Error(`Filling without a place: ${unplaced}`);
    }
  }
}

function objectOf(item: ItemFact): string {
  const kind =
    item.kind === 'persistent-volume-claim'
      ? 'PersistentVolumeClaim'
      : item.kind;
  return item.namespace
    ? `${kind} ${item.namespace}/${item.name}`
    : `${kind} ${item.name}`;
}

function fateOf(
  item: ItemFact | undefined,
  refill: RefillFact | undefined,
  newest: NewestCopy | undefined,
): Fate {
  if (item === undefined || item.missing) {
    return { kind: 'not-known', because: 'it is not there now', evidence: [] };
  }
  const object = objectOf(item);
  if (OUTLIVES[item.kind]) {
    return { kind: 'stays', evidence: [{ object, value: item.name }] };
  }
  if (refill) return byRefill(refill, newest);
  const { filledFrom } = item;
  if (item.kind === 'persistent-volume-claim' && filledFrom === 'nothing') {
    return {
      kind: 'empty',
      because: 'its manifest names nothing to fill it from',
      evidence: [{ object, field: 'spec.dataSourceRef', value: '(not set)' }],
    };
  }
  if (filledFrom !== undefined && filledFrom !== 'nothing') {
    return {
      kind: 'not-known',
      because: `it is filled from ${filledFrom.kind} ${filledFrom.name}, and what that holds is not read`,
      evidence: [
        { object, field: 'spec.dataSourceRef.name', value: filledFrom.name },
      ],
    };
  }
  return {
    kind: 'not-known',
    because: 'what was read does not say what it is filled from',
    evidence: [],
  };
}

/**
 * Says what becomes of an item when its object is deleted now, and nothing else
 * is. What is not read decides nothing.
 *
 * @param options - `refill`: what fills it by its provider's word; `silent`: a
 * source that tells of it is not current, in words; `newest`: of its copies
 */
export function deletionOf(options: {
  /** Absent: no source tells of it. */
  item: ItemFact | undefined;
  refill: RefillFact | undefined;
  newest: NewestCopy | undefined;
  silent?: string;
}): Deletion {
  const { item, refill, newest, silent } = options;
  const fate: Fate = silent
    ? {
        kind: 'not-known',
        because: `${silent} could not be read lately`,
        evidence: [],
      }
    : fateOf(item, refill, newest);
  return {
    ...fate,
    makers: item ? makersOf(item) : [],
    volumeStays: item?.whenDeleted === 'volume-stays' && !OUTLIVES[item.kind],
    newest,
  };
}
