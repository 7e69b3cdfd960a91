import fc from 'fast-check';
import { TimedRestore, restoreTime, rtoAnswer } from './restoreTime';

const MINUTE = 60;
const DAY = 86_400;
const GIB = 1024 ** 3;
const NOW = 1_787_400_000;

function restore(changes: Partial<TimedRestore> = {}): TimedRestore {
  return {
    itemKey: 'radarr',
    method: 'kopia',
    destination: 'NAS',
    finishedAt: NOW - 10 * DAY,
    durationSeconds: 10 * MINUTE,
    ...changes,
  };
}

const ASKED = { itemKey: 'radarr', method: 'kopia', destination: 'NAS' };

describe('how long a restore takes', () => {
  const rows: [
    string,
    Parameters<typeof restoreTime>[0],
    TimedRestore[],
    [number, number, 'size' | 'same-item'] | undefined,
  ][] = [
    ['without a restore there is no number', ASKED, [], undefined],
    [
      'what came back before takes as long again',
      ASKED,
      [restore(), restore({ durationSeconds: 14 * MINUTE })],
      [10 * MINUTE, 14 * MINUTE, 'same-item'],
    ],
    [
      'another place says nothing of this one',
      ASKED,
      [restore({ destination: 'B2' })],
      undefined,
    ],
    [
      'another tool says nothing of this one',
      ASKED,
      [restore({ method: 'restic' })],
      undefined,
    ],
    [
      'another app from the same place counts by its bytes',
      { ...ASKED, sizeBytes: 4 * GIB },
      [restore({ itemKey: 'sonarr', sizeBytes: 2 * GIB })],
      [20 * MINUTE, 20 * MINUTE, 'size'],
    ],
    [
      'another app without a size says nothing',
      { ...ASKED, sizeBytes: 4 * GIB },
      [restore({ itemKey: 'sonarr' })],
      undefined,
    ],
    [
      'bytes of a tiny restore are no measure',
      { ...ASKED, sizeBytes: 4 * GIB },
      [restore({ itemKey: 'sonarr', sizeBytes: 1024 })],
      undefined,
    ],
    [
      'what grew a lot takes longer than it did',
      { ...ASKED, sizeBytes: 4 * GIB },
      [restore({ sizeBytes: 2 * GIB })],
      [20 * MINUTE, 20 * MINUTE, 'size'],
    ],
    [
      'what grew a lot and has no size of before has no number',
      { ...ASKED, sizeBytes: undefined },
      [restore({ durationSeconds: 0 })],
      undefined,
    ],
  ];

  it.each(rows)('%s', (_, asked, restores, expected) => {
    const time = restoreTime(asked, restores);
    expect(time && [time.seconds.from, time.seconds.to, time.basis.by]).toEqual(
      expected,
    );
  });

  it('is held against what the next restore took', () => {
    const first = restore({ finishedAt: NOW - 40 * DAY });
    const slow = restore({ durationSeconds: 40 * MINUTE });
    expect(restoreTime(ASKED, [first])?.checked).toBeUndefined();
    expect(restoreTime(ASKED, [first, slow])?.checked).toEqual({
      at: slow.finishedAt,
      tookSeconds: 40 * MINUTE,
      said: { from: 10 * MINUTE, to: 10 * MINUTE },
      isRight: false,
    });
    expect(restoreTime(ASKED, [first, restore()])?.checked?.isRight).toBe(true);
  });

  it('is not held against restores from another place, or by another tool', () => {
    const first = restore({ finishedAt: NOW - 40 * DAY });
    const other = { durationSeconds: 40 * MINUTE, finishedAt: NOW - DAY };
    for (const changes of [{ destination: 'B2' }, { method: 'restic' }]) {
      const elsewhere = restore({ ...other, ...changes });
      expect(restoreTime(ASKED, [first, elsewhere])?.checked).toBeUndefined();
      expect(
        restoreTime(ASKED, [first, restore(), elsewhere])?.checked,
      ).toMatchObject({ at: NOW - 10 * DAY, isRight: true });
    }
  });

  it('is right to the second that a clock tells', () => {
    const first = restore({ finishedAt: NOW - 40 * DAY, durationSeconds: 1 });
    const checkedAfter = (durationSeconds: number) =>
      restoreTime(ASKED, [first, restore({ durationSeconds })])?.checked;
    expect(checkedAfter(3)?.isRight).toBe(true);
    expect(checkedAfter(4)?.isRight).toBe(false);
  });

  it('meets an RTO only where the slowest does', () => {
    const time = restoreTime(ASKED, [
      restore(),
      restore({ durationSeconds: 14 * MINUTE }),
    ]);
    expect(rtoAnswer([time], 15 * MINUTE)).toBe('met');
    expect(rtoAnswer([time], 12 * MINUTE)).toBe('may-be');
    expect(rtoAnswer([time], 5 * MINUTE)).toBe('not-met');
    expect(rtoAnswer([time, time], 15 * MINUTE)).toBe('may-be');
    expect(rtoAnswer([time, undefined], 15 * MINUTE)).toBe('not-known');
    expect(rtoAnswer([time, undefined], 5 * MINUTE)).toBe('not-met');
    expect(rtoAnswer([time], undefined)).toBe('not-known');
    expect(rtoAnswer([], 15 * MINUTE)).toBe('not-known');
  });

  const names = fc.constantFrom('radarr', 'sonarr');
  const size = fc.option(fc.integer({ min: 0, max: 50 * GIB }), {
    nil: undefined,
  });
  const restores = fc.array(
    fc.record({
      itemKey: names,
      method: fc.constantFrom('kopia', 'restic'),
      destination: fc.constantFrom('NAS', 'B2'),
      finishedAt: fc.integer({ min: NOW - 90 * DAY, max: NOW }),
      durationSeconds: fc.integer({ min: -10, max: DAY }),
      sizeBytes: size,
    }),
    { maxLength: 8 },
  );
  /** That say something of what is asked. */
  const like = (tried: readonly TimedRestore[]) =>
    tried.filter(
      ({ method, destination, durationSeconds }) =>
        method === 'kopia' && destination === 'NAS' && durationSeconds > 0,
    );

  it('never says a number without a basis, nor one that its basis does not show', () => {
    fc.assert(
      fc.property(restores, size, (tried, sizeBytes) => {
        const time = restoreTime({ ...ASKED, sizeBytes }, tried);
        const basis = like(tried);
        expect(time !== undefined && basis.length === 0).toBe(false);
        expect((time?.basis.restores ?? 0) <= basis.length).toBe(true);
        const { from = 1, to = 1 } = time?.seconds ?? {};
        expect(from > 0 && from <= to && Number.isFinite(to)).toBe(true);
        if (time?.basis.by !== 'same-item') return;
        const took = basis
          .filter(({ itemKey }) => itemKey === ASKED.itemKey)
          .map(({ durationSeconds }) => durationSeconds);
        expect([from, to]).toEqual([Math.min(...took), Math.max(...took)]);
      }),
    );
  });

  it('is held against what was said before, without hindsight', () => {
    fc.assert(
      fc.property(restores, size, (tried, sizeBytes) => {
        const checked = restoreTime({ ...ASKED, sizeBytes }, tried)?.checked;
        if (!checked) return;
        const last = like(tried).find(
          ({ itemKey, finishedAt, durationSeconds }) =>
            itemKey === ASKED.itemKey &&
            finishedAt === checked.at &&
            durationSeconds === checked.tookSeconds,
        );
        const before = tried.filter(
          ({ finishedAt }) => finishedAt < checked.at,
        );
        const said = restoreTime(
          { ...ASKED, sizeBytes: last?.sizeBytes },
          before,
        );
        expect(last).toBeDefined();
        expect(checked.said).toEqual(said?.seconds);
      }),
    );
  });
});
