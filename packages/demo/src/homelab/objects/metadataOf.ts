import { uuidOf } from '../../seed/uuidOf';
import { toTimestamp } from '../../time/toTimestamp';
import type { Moment } from './Moment';

/** What distinguishes one object's metadata from another's. */
interface Identity {
  kind: string;
  name: string;
  /** Absent for cluster-scoped objects. */
  namespace?: string;
  /** Epoch seconds. */
  createdAt: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  owner?: { apiVersion: string; kind: string; name: string };
  generation?: number;
}

/**
 * Uids by identity. They never change, and hashing them again was a third of
 * the cost of a picture of the homelab.
 */
const uids = new Map<string, string>();

/** @returns the uid the demo gives an object of that identity */
export function uidOf(
  cluster: string,
  kind: string,
  namespace: string | undefined,
  name: string,
): string {
  const identity = `${cluster}/${namespace ?? ''}/${kind}/${name}`;
  let uid = uids.get(identity);
  if (uid === undefined) {
    uid = uuidOf(identity);
    uids.set(identity, uid);
  }
  return uid;
}

/** @returns metadata as an API server writes it */
export function metadataOf(moment: Moment, identity: Identity) {
  const { kind, name, namespace, owner } = identity;
  return {
    name,
    ...(namespace && { namespace }),
    uid: uidOf(moment.cluster, kind, namespace, name),
    creationTimestamp: toTimestamp(identity.createdAt),
    generation: identity.generation ?? 1,
    resourceVersion: String(identity.createdAt),
    ...(identity.labels && { labels: identity.labels }),
    ...(identity.annotations && { annotations: identity.annotations }),
    ...(owner && {
      ownerReferences: [
        {
          ...owner,
          uid: uidOf(moment.cluster, owner.kind, namespace, owner.name),
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    }),
  };
}
