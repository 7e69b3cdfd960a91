import { ItemFact } from 'backstage-plugin-backups-node';
import { JudgedFinding } from './findings/JudgedFinding';
import { JudgedPlan } from './JudgedPlan';

/**
 * A volume that is younger than everything that was copied under its name: it was
 * deleted and made again. Where it came up empty, the next runs copy that.
 *
 * @param plans - of the item
 * @param readAt - when a source was read last: what was due before then did not run
 */
export function youngerThanCopies(
  item: ItemFact,
  plans: readonly JudgedPlan[],
  readAt: (sourceId: string) => number | undefined,
): JudgedFinding[] {
  if (item.createdAt === undefined || item.kind === 'database-cluster') {
    return [];
  }
  const copies = plans.filter(plan => plan.joined.ofFormerItem === undefined);
  const ends = copies.flatMap(
    ({ memory }) => memory.lastSuccess?.finishedAt ?? [],
  );
  const newest = Math.max(...ends);
  if (ends.length === 0 || item.createdAt <= newest) return [];
  const next = copies
    .filter(plan => plan.thresholds.fixed === undefined)
    .flatMap(({ dueAt = 0, joined }) =>
      dueAt > (readAt(joined.sourceId) ?? 0) ? dueAt : [],
    )
    .sort((a, b) => a - b)
    .at(0);
  return [
    {
      code: 'volume-younger-than-copies',
      severity: 'advice',
      volume: item.name,
      createdAt: item.createdAt,
      newestCopyAt: newest,
      nextRunAt: next,
      causeKey: `volume-younger-than-copies/${item.key}`,
      evidence: [{ object: item.key, field: 'metadata.creationTimestamp' }],
    },
  ];
}
