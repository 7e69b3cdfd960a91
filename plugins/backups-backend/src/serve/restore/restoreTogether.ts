import {
  Runbook,
  RunbookAnswer,
  durationInWords,
  mergeRunbooks,
  prose,
} from 'backstage-plugin-backups-common';
import { utcText } from 'backstage-plugin-backups-node';
import { RestoreSituation } from './RestoreSituations';
import { ChosenPath } from './chosenPaths';
import { shortTime } from './runbookWarnings';

/** The app is started by what both do last, and it needs its database then. */
export function databasesFirst<T extends ChosenPath>(
  chosen: readonly T[],
): T[] {
  const isDatabase = ({ linked }: T) => linked.item.kind === 'database-cluster';
  return [
    ...chosen.filter(isDatabase),
    ...chosen.filter(each => !isDatabase(each)),
  ];
}

function targetText({
  item,
  destination,
  dataTime,
}: RunbookAnswer['targets'][number]): string {
  const as = dataTime ? ` as of ${shortTime(dataTime)}` : '';
  return `${item} from ${destination}${as}`;
}

/**
 * @param targets - what is brought back
 * @param skewSeconds - between the oldest and the newest of them
 * @returns one runbook for all items of an app
 */
export function together(
  runbooks: [Runbook, ...Runbook[]],
  targets: RunbookAnswer['targets'],
  { ref, notAfter }: RestoreSituation,
  skewSeconds: number,
): Runbook {
  const merged = mergeRunbooks(runbooks, {
    title: `Restore ${ref.split('/').pop()}: ${targets.length} items together`,
    summary: prose`Brings every item back to what it was at ${utcText(
      notAfter,
    )} or before: ${[{ text: targets.map(targetText).join(', ') }]}.`,
  });
  const skew = prose`The items do not go back to the same moment: ${[
    { text: durationInWords(skewSeconds) },
  ]} lie between the oldest and the newest. What the app wrote to one and not yet to the other does not fit together.`;
  return {
    ...merged,
    warnings: skewSeconds > 0 ? [skew, ...merged.warnings] : merged.warnings,
  };
}
