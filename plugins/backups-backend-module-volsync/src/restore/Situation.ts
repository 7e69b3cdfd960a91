import type {
  ManifestObject,
  RunbookField,
  Word,
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
import type { RestoringMover } from './moverOf';
import type { RestoreValue } from './RestoreValue';

/** Everything a step needs, with the names it uses. */
export interface Situation {
  request: RunbookRequest;
  value: RestoreValue & { mover: RestoringMover };
  namespace: string | undefined;
  /** The claim whose data comes back. */
  claimName: string;
  names: {
    destination: string;
    restoredClaim: string;
    snapshot: string;
    pod: string;
  };
  /** Value of `spec.trigger.manual`. */
  trigger: string;
  /** RFC 3339 in UTC. */
  restoreAsOf: string;
  /** Of the volume that is restored into: size, class and modes of the old one. */
  volume: ManifestObject;
  storageClass: string | { field: string } | undefined;
  /** What is not known and asked for. */
  fields: RunbookField[];
  image: Word & { field: string };
}

function capacityOf(
  value: RestoreValue,
  request: RunbookRequest,
): string | undefined {
  const { sizeBytes } = request.item;
  return (
    value.claim?.storage ??
    (sizeBytes === undefined ? value.capacity : quantityOf(sizeBytes))
  );
}

/** @returns what the steps of a restore are written from */
export function situationOf(
  request: RunbookRequest,
  value: RestoreValue & { mover: RestoringMover },
  claimName: string,
): Situation {
  const namespace = request.plan.object.namespace;
  const { tag, scenario } = request;
  const fields: RunbookField[] = [];
  const capacity = capacityOf(value, request);
  if (capacity === undefined) {
    fields.push({
      id: 'CAPACITY',
      label: 'Size of the volume',
      hint: prose`At least what the copy holds.`,
      example: '5Gi',
    });
  }
  const storageClass =
    value.claim?.storageClassName ??
    request.item.storageClass ??
    value.storageClassName;
  if (storageClass === undefined || scenario === 'cluster-gone') {
    fields.push({
      id: 'STORAGE_CLASS',
      label: 'Storage class',
      hint:
        scenario === 'cluster-gone'
          ? prose`Of the new cluster. It must be able to take snapshots.`
          : prose`Of the volume that is restored into.`,
      findOut: kubectl(undefined, 'get', 'storageclass'),
      suggestion: storageClass,
    });
  }
  if (
    value.volumeSnapshotClassName === undefined ||
    scenario === 'cluster-gone'
  ) {
    fields.push({
      ...snapshotClassField(),
      suggestion: value.volumeSnapshotClassName,
    });
  }
  fields.push({
    id: 'IMAGE',
    label: 'Image with a shell',
    hint: prose`For a pod that shows the restored files. Any small image will do.`,
    suggestion: 'docker.io/library/busybox:1.36',
  });
  const known = (id: string, text: string | undefined) =>
    fields.some(field => field.id === id) ? { field: id } : text;
  const accessModes = value.claim?.accessModes ??
    value.accessModes ?? ['ReadWriteOnce'];
  return {
    request,
    value,
    namespace,
    claimName,
    names: {
      destination: objectName(claimName, `restore-${tag}`),
      restoredClaim: objectName(claimName, `restored-${tag}`),
      snapshot: objectName(claimName, `before-${tag}`),
      pod: objectName(claimName, `look-${tag}`),
    },
    trigger: `restore-${tag}`,
    restoreAsOf: utcText(request.notAfter),
    volume: {
      capacity: known('CAPACITY', capacity),
      accessModes,
      storageClassName: known('STORAGE_CLASS', storageClass),
      volumeSnapshotClassName: known(
        'SNAPSHOT_CLASS',
        value.volumeSnapshotClassName,
      ),
    },
    storageClass: known('STORAGE_CLASS', storageClass),
    fields,
    image: { field: 'IMAGE' },
  };
}
