import type {
  ManifestObject,
  RunbookField,
} from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import type { RunbookRequest } from 'backstage-plugin-backups-node';
import {
  kubectl,
  objectName,
  quantityOf,
  snapshotClassField,
  utcText,
} from 'backstage-plugin-backups-node';
import type { RestorePoint, RestoreValue } from './RestoreValue';

/** Everything a step needs, with the names it uses. */
export interface Situation {
  request: RunbookRequest;
  value: RestoreValue;
  /** Of the claim; what restores it is made beside it. */
  namespace: string | undefined;
  claimName: string;
  names: {
    restore: string;
    inPlace: string;
    restoredClaim: string;
    snapshot: string;
    pod: string;
  };
  /** RFC 3339 in UTC. */
  restoreAsOf: string;
  /** The Snapshot that the page names; absent: none is known by name. */
  point?: RestorePoint;
  /** What is restored from: `spec.source` of a Restore, and what it needs beside. */
  source: { source: ManifestObject; repository?: ManifestObject };
  capacity: string | { field: string };
  storageClass: string | { field: string };
  /** What is not known and asked for. */
  fields: RunbookField[];
}

/** An id of Kopia's that names a snapshot; what begins with a letter names content. */
const MANIFEST_ID = /^[0-9a-f]{32}$/;

function repositoryObject({ repository }: RestoreValue): ManifestObject {
  const { kind, name, namespace } = repository;
  return { kind, name, namespace };
}

/** The Snapshot of the point that the page names. */
function pointOf(
  { point }: RunbookRequest,
  { points }: RestoreValue,
): RestorePoint | undefined {
  if (!point) return undefined;
  return points.find(
    candidate =>
      (point.id !== undefined && candidate.id === point.id) ||
      candidate.at === point.dataTime,
  );
}

/**
 * Names the very point that the page names, as surely as it can be named: by its
 * Snapshot, by its id in the repository, else by the newest that is old enough.
 */
function sourceOf(
  request: RunbookRequest,
  value: RestoreValue,
  point: RestorePoint | undefined,
  restoreAsOf: string,
): Situation['source'] {
  const namespace =
    value.claimNamespace === undefined ? undefined : value.namespace;
  const isGone = request.scenario === 'cluster-gone';
  if (point && !isGone && MANIFEST_ID.test(point.id ?? '')) {
    return { source: { snapshotRef: { name: point.name, namespace } } };
  }
  const [user, host, path] =
    /^([^@]+)@([^:]+):(.+)$/.exec(value.identity ?? '')?.slice(1) ?? [];
  if (user && host && path) {
    const id = point?.id ?? request.point?.id;
    return {
      source: {
        identity: {
          username: user,
          hostname: host,
          sourcePath: path,
          ...(id !== undefined && MANIFEST_ID.test(id)
            ? { snapshotID: id }
            : { asOf: restoreAsOf }),
        },
      },
      repository: repositoryObject(value),
    };
  }
  return {
    source: {
      fromPolicy: { name: value.policy, namespace, asOf: restoreAsOf },
    },
    repository: value.namesRepository ? repositoryObject(value) : undefined,
  };
}

/** @returns what the steps of a restore are written from */
export function situationOf(
  request: RunbookRequest,
  value: RestoreValue,
  claimName: string,
): Situation {
  const { tag, item, scenario } = request;
  const fields: RunbookField[] = [];
  const known =
    value.capacity ?? (item.sizeBytes && quantityOf(item.sizeBytes));
  if (!known) {
    fields.push({
      id: 'CAPACITY',
      label: 'Size of the volume',
      hint: prose`At least what the copy holds.`,
      example: '5Gi',
    });
  }
  const storageClass = value.storageClassName ?? item.storageClass;
  const asksClass = storageClass === undefined || scenario === 'cluster-gone';
  if (asksClass) {
    fields.push({
      id: 'STORAGE_CLASS',
      label: 'Storage class',
      hint:
        scenario === 'cluster-gone'
          ? prose`Of the new cluster.`
          : prose`Of the volume that is restored into.`,
      findOut: kubectl(undefined, 'get', 'storageclass'),
      suggestion: storageClass,
    });
  }
  if (value.volumeSnapshotClassName === undefined) {
    fields.push(snapshotClassField());
  }
  fields.push({
    id: 'IMAGE',
    label: 'Image with a shell',
    hint: prose`For a pod that shows the restored files. Any small image will do.`,
    suggestion: 'docker.io/library/busybox:1.36',
  });
  const restoreAsOf = utcText(request.notAfter);
  const point = pointOf(request, value);
  return {
    request,
    value,
    namespace: value.claimNamespace ?? value.namespace,
    claimName,
    names: {
      restore: objectName(claimName, `restore-${tag}`),
      inPlace: objectName(claimName, `refill-${tag}`),
      restoredClaim: objectName(claimName, `restored-${tag}`),
      snapshot: objectName(claimName, `before-${tag}`),
      pod: objectName(claimName, `look-${tag}`),
    },
    restoreAsOf,
    point,
    source: sourceOf(request, value, point, restoreAsOf),
    capacity: known || { field: 'CAPACITY' },
    storageClass:
      asksClass || storageClass === undefined
        ? { field: 'STORAGE_CLASS' }
        : storageClass,
    fields,
  };
}
