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

/** A point is dated to the second; what carries the date may round it. Seconds. */
const ROUNDING = 5;

/** Everything a step needs, with the names it uses. */
export interface Situation {
  request: RunbookRequest;
  value: RestoreValue;
  point: VolumePoint;
  names: { restored: string; pod: string; before: string };
  fields: RunbookField[];
}

/** @returns the very point that was asked for, or the newest in time */
export function pointFor(
  { point, notAfter }: RunbookRequest,
  { points }: RestoreValue,
): VolumePoint | undefined {
  return point
    ? points.find(({ at }) => Math.abs(at - point.dataTime) <= ROUNDING)
    : points.find(({ at }) => at <= notAfter);
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
    names: {
      restored: objectName(value.claim, `restored-${tag}`),
      pod: objectName(value.claim, `look-${tag}`),
      before: objectName(value.claim, `before-${tag}`),
    },
    fields: [
      snapshotClassField(),
      accessModeField(value.namespace, value.claim),
      {
        id: 'STORAGE_CLASS',
        label: 'Storage class',
        hint: prose`One of Longhorn.`,
        findOut: kubectl(undefined, 'get', 'storageclass'),
        example: 'longhorn',
      },
      {
        id: 'CAPACITY',
        label: 'Size of the volume',
        hint: prose`Exactly as large as the volume was.`,
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
