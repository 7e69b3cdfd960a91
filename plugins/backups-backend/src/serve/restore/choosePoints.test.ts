import { RestorePathView, instantToIso } from 'backstage-plugin-backups-common';
import fc from 'fast-check';
import {
  KnownPoint,
  cutOffOf,
  leftOutOf,
  pointViews,
  usablePoint,
} from './choosePoints';

const HOUR = 3600;
const NOW = 1_000 * HOUR;
const FULL = 800_000_000;

/** @param sizes - newest first, one an hour; `undefined`: an incomplete point */
function spoiledOf(...sizes: (number | undefined)[]) {
  const points = sizes.map(
    (sizeBytes, index): KnownPoint => ({
      dataTime: NOW - (index + 1) * HOUR,
      sizeBytes: sizeBytes ?? 4096,
      grade: 'seen-in-repository',
      incomplete: sizeBytes === undefined,
    }),
  );
  return pointViews(points, NOW, NOW).map(({ spoiled }) => spoiled ?? 'good');
}

/** Numbers are those of the traps of Kopia. */
describe('points to restore from', () => {
  it('trap 5: after a restore that restored nothing are none of the empty volume, however often it was copied', () => {
    const full = Array.from({ length: 3 }, () => FULL);
    for (const times of [1, 4, 24]) {
      const empty = Array.from({ length: times }, () => 0);
      expect(spoiledOf(...empty, ...full)).toEqual([
        ...empty.map(() => 'shrunk'),
        ...full.map(() => 'good'),
      ]);
    }
    // Not quite empty: the app has begun anew in it.
    const anew = [5_000_000, 4_000_000, 3_000_000, 2_000_000, 1_000_000];
    expect(spoiledOf(...anew, ...full)).toEqual([
      ...anew.map(() => 'shrunk'),
      ...full.map(() => 'good'),
    ]);
  });

  it('are small until somebody accepts that, and are then what is usual', () => {
    const less = Array.from({ length: 6 }, () => FULL / 3);
    const points = [...less, FULL, FULL, FULL].map(
      (sizeBytes, index): KnownPoint => ({
        dataTime: NOW - (index + 1) * HOUR,
        sizeBytes,
        grade: 'seen-in-repository',
        incomplete: false,
      }),
    );
    const spoiled = (acceptedUntil?: number) =>
      pointViews(points, NOW, NOW, { acceptedUntil }).filter(
        point => point.spoiled === 'shrunk',
      ).length;
    expect(spoiled()).toBe(6);
    expect(spoiled(NOW - 6 * HOUR)).toBe(0);
    expect(spoiled(NOW - 7 * HOUR)).toBe(6);
  });

  it('without a size are small where the runs that made them found little', () => {
    const points = [1, 2, 3].map(
      (hours): KnownPoint => ({
        dataTime: NOW - hours * HOUR,
        grade: 'operator-says',
        incomplete: false,
      }),
    );
    expect(
      pointViews(points, NOW, NOW, { smallSince: NOW - 2 * HOUR }).map(
        ({ spoiled }) => spoiled,
      ),
    ).toEqual(['shrunk', 'shrunk', undefined]);
  });

  it('are not measured by those that were never finished', () => {
    const incomplete = Array.from({ length: 5 }, () => undefined);
    expect(spoiledOf(FULL / 3, ...incomplete, FULL, FULL)[0]).toBe('shrunk');
  });

  it('are good where all there ever was is little', () => {
    expect(spoiledOf(0, 0, 0)).toEqual(['good', 'good', 'good']);
    expect(spoiledOf(FULL)).toEqual(['good']);
  });
});

/** What a repository holds beside what is listed: what a tool may select. */
interface Snapshot {
  startedAt: number;
  finishedAt: number;
  sizeBytes: number;
  incomplete: boolean;
}

const TOOLS: [string, (snapshot: Snapshot) => number][] = [
  ['when it began', ({ startedAt }) => startedAt],
  ['when it ended', ({ finishedAt }) => finishedAt],
];

/** Snapshots of one source, oldest first: one begins when the one before ended. */
const SNAPSHOTS = fc
  .array(
    fc.record({
      pause: fc.integer({ min: 2, max: 5 * HOUR }),
      lasts: fc.integer({ min: 0, max: 2 * HOUR }),
      sizeBytes: fc.constantFrom(0, 4096, 5_000_000, 800_000_000),
      incomplete: fc.boolean(),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map(steps => {
    let clock = NOW - 200 * HOUR;
    return steps.map(({ pause, lasts, ...rest }): Snapshot => {
      const startedAt = clock + pause;
      clock = startedAt + lasts;
      return { startedAt, finishedAt: clock, ...rest };
    });
  });

function pathOf(snapshots: readonly Snapshot[], moment: number) {
  const path: RestorePathView = {
    planId: 'p',
    destination: 'NAS',
    offSite: false,
    provider: 'volsync',
    method: 'kopia',
    object: 'ReplicationSource media/radarr',
    state: 'healthy',
    needs: [],
    noHistory: false,
    writable: true,
    points: pointViews(
      [...snapshots].reverse().map(({ startedAt, ...rest }) => ({
        id: `at-${startedAt}`,
        dataTime: startedAt,
        grade: 'seen-in-repository',
        ...rest,
      })),
      moment,
      NOW,
    ),
  };
  return path;
}

describe('the time that a command names', () => {
  it.each(TOOLS)(
    'selects the point that the page names, by a tool that goes by %s',
    (_, timeOf) => {
      fc.assert(
        fc.property(SNAPSHOTS, fc.integer({ min: 0, max: 200 }), (all, ago) => {
          const moment = NOW - ago * HOUR;
          const path = pathOf(all, moment);
          const named = usablePoint(path);
          if (!named) return;
          const notAfter = cutOffOf(path, moment);
          const selected = all.filter(each => timeOf(each) <= notAfter).at(-1);
          expect(`at-${selected?.startedAt}`).toBe(named.id);
        }),
      );
    },
  );

  it('leaves out what was written after the listing was read', () => {
    const listed: Snapshot = {
      startedAt: NOW - 3 * HOUR,
      finishedAt: NOW - 3 * HOUR + 60,
      sizeBytes: FULL,
      incomplete: false,
    };
    const since = NOW - HOUR;
    expect(cutOffOf(pathOf([listed], NOW), NOW)).toBeLessThan(since);
  });

  it('is the wanted moment where a copy has no history, or goes to any moment of a log', () => {
    const snapshot = {
      startedAt: NOW - 9 * HOUR,
      finishedAt: NOW - 8 * HOUR,
      sizeBytes: FULL,
      incomplete: false,
    };
    const path = pathOf([snapshot], NOW);
    const at = instantToIso(NOW);
    expect(cutOffOf({ ...path, noHistory: true }, NOW)).toBe(NOW);
    expect(
      cutOffOf(
        {
          ...path,
          window: {
            latest: { at, known: 'observed', because: 'the tool says so' },
          },
        },
        NOW,
      ),
    ).toBe(NOW);
  });

  it('names what is newer and not to be used, and not what is after the moment', () => {
    const at = (hours: number, sizeBytes: number, incomplete = false) => ({
      startedAt: NOW - hours * HOUR,
      finishedAt: NOW - hours * HOUR + 60,
      sizeBytes,
      incomplete,
    });
    const path = pathOf(
      [at(9, FULL), at(8, FULL), at(7, FULL, true), at(6, 4096), at(1, FULL)],
      NOW - 2 * HOUR,
    );
    expect(leftOutOf(path).map(({ spoiled }) => spoiled)).toEqual([
      'shrunk',
      'incomplete',
    ]);
  });
});
