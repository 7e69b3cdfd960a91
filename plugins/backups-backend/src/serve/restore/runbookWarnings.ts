import { Prose, RestorePathView, prose } from 'backstage-plugin-backups-common';
import { kubectl } from 'backstage-plugin-backups-node';
import { ItemDocument } from '../../keep/documents';
import { leftOutOf } from './choosePoints';
import { LinkedItem } from './RestoreSituations';

/** @returns an instant without fractions of a second: `2026-08-22T08:00:00Z` */
export function shortTime(iso: string | undefined): string {
  return (iso ?? '').replace(/\.\d+Z$/, 'Z');
}

/** Others write to it, too, and the reader may not know who. */
export function unseenWarnings(
  { namespace, name }: ItemDocument,
  unseenWorkloads: number,
): Prose[] {
  if (unseenWorkloads === 0) return [];
  return [
    prose`${name} is used by ${unseenWorkloads} ${[
      { text: unseenWorkloads === 1 ? 'workload' : 'workloads' },
    ]} of apps that you may not see. ${kubectl(
      namespace,
      'describe',
      'pvc',
      name,
    )} lists their pods under ${'Used By'}: have their owners stop them before anything is written to it.`,
  ];
}

const LEFT_OUT: Record<'shrunk' | 'incomplete', string> = {
  shrunk: 'far smaller than those before',
  incomplete: 'not complete',
};

/** What the chosen point leaves out, and where there is none: first of all. */
export function selectionWarnings(
  { item }: LinkedItem,
  path: RestorePathView,
): Prose[] {
  const points = path.points;
  if (points.length > 0 && points.every(point => point.spoiled)) {
    const first = points.at(-1)?.dataTime;
    return [
      points.every(({ spoiled }) => spoiled === 'after-moment')
        ? prose`No copy of ${
            item.name
          } is that old. The oldest listed here is of ${shortTime(
            first,
          )}: choose that moment or a later one.`
        : prose`No good copy of ${item.name} is known up to that moment: those that are listed are shrunk or not complete.`,
    ];
  }
  return leftOutOf(path).map(
    ({ dataTime, spoiled }) =>
      prose`The copy of ${shortTime(dataTime)} is left out: it is ${[
        { text: LEFT_OUT[spoiled === 'incomplete' ? 'incomplete' : 'shrunk'] },
      ]}.`,
  );
}
