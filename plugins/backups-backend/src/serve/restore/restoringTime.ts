import {
  DrillView,
  RestoringTime,
  RunbookAnswer,
  instantToIso,
} from 'backstage-plugin-backups-common';
import { restoreTime } from '../../judge/foresight/restoreTime';
import { RestoreSituation } from './RestoreSituations';
import { timedRestores } from './timedRestores';

/**
 * @param targets - what comes back, one after the other
 * @param drills - of the app, in any order
 * @returns `undefined`: of one of them nothing is known, so nothing of them all
 */
export function restoringTime(
  { items }: Pick<RestoreSituation, 'items'>,
  targets: RunbookAnswer['targets'],
  drills: readonly DrillView[],
): RestoringTime | undefined {
  const restores = timedRestores(
    drills,
    items.flatMap(({ plans }) => plans),
  );
  const times = targets.map(({ itemKey, planId, dataTime }) => {
    const path = items
      .find(({ view }) => view.key === itemKey)
      ?.view.paths.find(each => each.planId === planId);
    const point =
      path?.points.find(each => each.dataTime === dataTime) ??
      path?.points.find(({ spoiled }) => spoiled === undefined);
    return (
      path &&
      restoreTime(
        {
          itemKey,
          method: path.method,
          destination: path.destination,
          sizeBytes: point?.sizeBytes,
        },
        restores,
      )
    );
  });
  const known = times.filter(time => time !== undefined);
  if (known.length === 0 || known.length < times.length) return undefined;
  const sum = (values: number[]) =>
    values.reduce((whole, value) => whole + value, 0);
  return {
    seconds: {
      from: sum(known.map(({ seconds }) => seconds.from)),
      to: sum(known.map(({ seconds }) => seconds.to)),
    },
    restores: sum(known.map(({ basis }) => basis.restores)),
    lastAt: instantToIso(Math.max(...known.map(({ basis }) => basis.lastAt))),
  };
}
