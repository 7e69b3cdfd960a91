import {
  claimKey,
  objectKey,
  parseInstant,
} from 'backstage-plugin-backups-node';
import type { Claim } from '../read/Volumes';
import type { Observed } from './Observed';
import type { Mounts } from './mountsOf';
import type { Upload } from './uploadOf';

/** A claim whose copies are looked for. Instants are epoch seconds. */
export interface Target {
  /** See `claimKey`. */
  key: string;
  namespace: string;
  name: string;
  /** It is there; else only its copies tell of it. */
  exists: boolean;
  /** Absent: the claim is not there, or does not say. */
  uid?: string;
  createdAt?: number;
  labels: Record<string, string>;
  /** `undefined`: workloads were not read. */
  mounts: Mounts | undefined;
  volumeName?: string;
  volumeMode?: string;
  storageClass?: string;
}

/** @returns a claim that is there */
export function targetOf(
  { subject, object, value }: Observed<Claim>,
  allMounts: ReadonlyMap<string, Mounts> | undefined,
): Target {
  const key = objectKey(subject.object);
  const { uid, creationTimestamp, name, namespace = '' } = object.metadata;
  return {
    key,
    namespace,
    name,
    exists: true,
    uid,
    createdAt: parseInstant(creationTimestamp),
    labels: subject.labels,
    mounts: allMounts && (allMounts.get(key) ?? []),
    volumeName: value.spec?.volumeName,
    volumeMode: value.spec?.volumeMode,
    storageClass: value.spec?.storageClassName || undefined,
  };
}

/** @returns a claim of which only copies are left */
export function goneTarget(
  cluster: string,
  { namespace, claim }: Upload,
): Target | undefined {
  if (claim === undefined) return undefined;
  return {
    key: claimKey(cluster, namespace, claim),
    namespace,
    name: claim,
    exists: false,
    labels: {},
    mounts: undefined,
  };
}

/** @returns whether an upload is of this very claim, not of another of its name */
export function isUploadOf(
  upload: Upload,
  target: Target,
  isFromElsewhere: boolean,
): boolean {
  const { claim, claimUid, namespace } = upload;
  if (namespace !== target.namespace) return false;
  const isSame = claimUid !== undefined && claimUid === target.uid;
  // A cluster that shares the bucket may have a claim of that name.
  if (claim === undefined || isFromElsewhere) {
    return isSame && (claim === undefined || claim === target.name);
  }
  const mayBe = claimUid === undefined || target.uid === undefined;
  return claim === target.name && (isSame || mayBe);
}
