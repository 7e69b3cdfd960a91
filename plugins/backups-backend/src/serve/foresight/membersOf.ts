import { RestorePathView, isoToInstant } from 'backstage-plugin-backups-common';
import { Member, WayBack } from '../../judge/foresight/commonPoint';
import { holdsNothing } from '../../judge/foresight/holdsNothing';
import { ItemDocument } from '../../keep/documents';
import { RestoreSituation } from '../restore/RestoreSituations';

function instant(text: string): number {
  return isoToInstant(text);
}

function wayBack(path: RestorePathView): WayBack {
  const { planId, destination, offSite, window, noHistory } = path;
  const usable = path.points.filter(({ spoiled }) => spoiled === undefined);
  // Only a listing says that an older one is still there.
  const there = usable.filter(
    ({ grade }, index) =>
      index === 0 || (grade === 'seen-in-repository' && !noHistory),
  );
  const { earliest, latest, oldestPoint } = window ?? {};
  const isLog = latest !== undefined;
  return {
    planId,
    destination,
    offSite,
    points: isLog
      ? [oldestPoint].flatMap(point =>
          point ? [{ at: instant(point.at), grade: 'operator-says' }] : [],
        )
      : there.map(({ dataTime, grade }) => ({ at: instant(dataTime), grade })),
    log:
      earliest && latest
        ? {
            from: instant(earliest.at),
            to: instant(latest.at),
            grade:
              latest.known === 'computed'
                ? 'seen-in-repository'
                : 'operator-says',
          }
        : undefined,
  };
}

/** It needs no copy now. */
export function isExempt({ exemption }: ItemDocument, now: number): boolean {
  return exemption !== undefined && now < (exemption.until ?? Infinity);
}

/**
 * @returns items of an entity that go back together, with the ways of each that
 * nothing stands in; where there is no such way, those that are in doubt
 */
export function membersOf({ entity, items, now }: RestoreSituation): {
  members: Member[];
  doubts: ReadonlyMap<string, string>;
} {
  const doubts = new Map<string, string>();
  const members = (entity?.items ?? [])
    .filter(item => !isExempt(item, now))
    .map((item): Member => {
      const linked = items.find(({ view }) => view.key === item.key);
      const paths = (linked?.view.paths ?? []).filter(
        path => !holdsNothing(path.state),
      );
      const sound = paths.filter(({ problem }) => problem === undefined);
      const hasSound = sound.some(
        path => path.window?.latest || path.points.some(one => !one.spoiled),
      );
      for (const { planId, problem } of paths) {
        if (problem !== undefined) doubts.set(planId, problem);
      }
      return {
        key: item.key,
        ways: (hasSound ? sound : paths).map(wayBack),
        mayHaveMore: item.mayHaveMore === true || item.unknownAt <= now,
      };
    });
  return { members, doubts };
}
