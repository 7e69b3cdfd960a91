import type { Prose, RunbookField } from 'backstage-plugin-backups-common';
import { prose } from 'backstage-plugin-backups-common';
import type { Situation } from './Situation';

/** Id of the field that takes the snapshot, where none is known. */
export const SNAPSHOT_FIELD = 'SNAPSHOT';

/** Asks for the snapshot that the reader takes from the list. */
export function snapshotField({ restoreAsOf }: Situation): RunbookField {
  return {
    id: SNAPSHOT_FIELD,
    label: 'Snapshot',
    hint: prose`The id, in the first column, of the last one that is not newer than ${restoreAsOf}. The step that lists them comes before the one that needs it.`,
    example: '8781d36f',
  };
}

/** @returns what restic's list of snapshots shows */
export function listedSnapshots({
  request: { point },
  claimName,
  restoreAsOf,
}: Situation): Prose {
  return point?.id
    ? prose`Snapshots of ${claimName}, among them ${point.id.slice(0, 8)}.`
    : prose`Snapshots of ${claimName}, among them one not newer than ${restoreAsOf}: the next step needs the id of the last of those.`;
}
