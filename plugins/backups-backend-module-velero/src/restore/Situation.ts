import type { RunbookField } from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import type { RunbookRequest } from 'backstage-plugin-backups-node';
import {
  accessModeField,
  kubectl,
  objectName,
  snapshotClassField,
} from 'backstage-plugin-backups-node';
import type { RestoreValue, VolumePoint } from './RestoreValue';

/** Everything a step needs, with the names it uses. */
export interface Situation {
  request: RunbookRequest;
  value: RestoreValue;
  point: VolumePoint;
  /** Kind that tells of each restored volume, as kubectl takes it. */
  volumes: 'podvolumerestores.velero.io' | 'datadownloads.velero.io';
  names: {
    restore: string;
    /** Namespace beside the app's own. */
    beside: string;
    snapshot: string;
    pod: string;
  };
  fields: RunbookField[];
}

/** A point is dated to the second; what carries the date may round it. Seconds. */
const ROUNDING = 5;

/** @returns the very point that was asked for, or the newest in time */
export function pointFor(
  request: RunbookRequest,
  { points }: RestoreValue,
): VolumePoint | undefined {
  const { point, notAfter } = request;
  if (point) {
    return points.find(({ at }) => Math.abs(at - point.dataTime) <= ROUNDING);
  }
  return points.find(({ at }) => at <= notAfter);
}

/** @returns what the steps of a restore are written from */
export function situationOf(
  request: RunbookRequest,
  value: RestoreValue,
  point: VolumePoint,
): Situation {
  const { tag } = request;
  return {
    request,
    value,
    point,
    volumes:
      point.kind === 'PodVolumeBackup'
        ? 'podvolumerestores.velero.io'
        : 'datadownloads.velero.io',
    names: {
      restore: objectName(value.claim, `restore-${tag}`),
      beside: objectName(value.namespace, `restored-${tag}`),
      snapshot: objectName(value.claim, `before-${tag}`),
      pod: objectName(value.claim, `look-${tag}`),
    },
    fields: [
      snapshotClassField(),
      accessModeField(value.namespace, value.claim),
      {
        id: 'STORAGE_CLASS',
        label: 'Storage class',
        hint: prose`Of the old claim.`,
        findOut: kubectl(undefined, 'get', 'storageclass'),
      },
      {
        id: 'CAPACITY',
        label: 'Size of the volume',
        hint: prose`At least what the old claim asked for.`,
        example: '10Gi',
      },
      {
        id: 'IMAGE',
        label: 'Image with a shell',
        hint: prose`For a pod that shows the restored files. Any small image will do.`,
        suggestion: 'docker.io/library/busybox:1.36',
      },
      {
        id: 'MISSING_PATH',
        label: 'What is missing',
        hint: prose`A file or a folder of the volume, without a slash or a dot in front. The step that looks for what is missing lists them: set it then.`,
        example: 'config/database.db',
      },
    ],
  };
}
