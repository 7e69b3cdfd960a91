import {
  RestoreTimeView,
  RtoView,
  instantToIso,
} from 'backstage-plugin-backups-common';
import {
  RestoreTime,
  restoreTime,
  rtoAnswer,
} from '../../judge/foresight/restoreTime';
import { StoredDrill } from '../../keep/DrillStore';
import {
  restoreTimeInWords,
  rtoInWords,
} from '../../say/foresight/restoreTimeWords';
import { drillView } from '../restore/drillWords';
import { timedRestores } from '../restore/timedRestores';
import { KnownApp, newestCopyOf } from './KnownApp';

/**
 * @param drills - of the app, in any order
 * @returns how long each way back of each item takes, and whether that is in time
 */
export function restoreTimeViews(
  app: KnownApp,
  drills: readonly StoredDrill[],
): { restoreTimes: RestoreTimeView[]; rto: RtoView } {
  const plans = app.situation.items.flatMap(linked => linked.plans);
  const restores = timedRestores(drills.map(drillView), plans);
  const restoreTimes: RestoreTimeView[] = [];
  const needed: (RestoreTime | undefined)[] = [];
  for (const item of app.items) {
    const newest = newestCopyOf(app, item.key);
    const linked = app.situation.items.find(
      ({ view }) => view.key === item.key,
    );
    let ofNewest: RestoreTime | undefined;
    for (const path of linked?.view.paths ?? []) {
      const point = path.points.find(({ spoiled }) => spoiled === undefined);
      if (!point && !path.window?.latest) continue;
      const time = restoreTime(
        {
          itemKey: item.key,
          method: path.method,
          destination: path.destination,
          sizeBytes: point?.sizeBytes,
        },
        restores,
      );
      if (path.planId === newest?.planId) ofNewest = time;
      restoreTimes.push({
        itemKey: item.key,
        item: item.name,
        planId: path.planId,
        destination: path.destination,
        seconds: time?.seconds,
        basis: time && {
          ...time.basis,
          lastAt: instantToIso(time.basis.lastAt),
        },
        checked: time?.checked && {
          ...time.checked,
          at: instantToIso(time.checked.at),
        },
        sentence: restoreTimeInWords(time, path.destination, app.now),
      });
    }
    needed.push(ofNewest);
  }
  const seconds = app.situation.entity?.rtoSeconds;
  const answer = rtoAnswer(needed, seconds);
  return {
    restoreTimes,
    rto: { seconds, answer, sentence: rtoInWords(answer, seconds) },
  };
}
