import {
  LEVEL_OF_RULE,
  LEVEL_RULES,
  LevelRule,
} from 'backstage-plugin-backups-common';
import fc from 'fast-check';
import { LevelCopy, LevelInput, LevelItem } from './LevelInput';
import { judgeLevel } from './judgeLevel';

const HOUR = 3600;
const DAY = 24 * HOUR;
const NOW = Date.parse('2026-11-22T00:05:00Z') / 1000;

function copy(fields: Partial<LevelCopy> = {}): LevelCopy {
  return {
    label: 'NAS',
    counted: true,
    doubtful: false,
    offSite: false,
    failureDomain: 'nas',
    dataTime: NOW - HOUR,
    periodSeconds: HOUR,
    graceSeconds: 1800,
    seen: true,
    listedPointAt: undefined,
    lockedSeconds: 0,
    restorable: true,
    ...fields,
  };
}

const b2 = copy({
  label: 'Backblaze B2',
  offSite: true,
  failureDomain: 'b2',
  periodSeconds: DAY,
});
const r2 = copy({
  label: 'Cloudflare R2',
  offSite: true,
  failureDomain: 'r2',
  periodSeconds: DAY,
});

function item(fields: Partial<LevelItem> = {}): LevelItem {
  return {
    key: 'home-1/media/immich',
    name: 'immich',
    copies: [copy(), b2, r2],
    rpoSeconds: DAY,
    drilledAt: NOW - 10 * DAY,
    ...fields,
  };
}

function input(fields: Partial<LevelInput> = {}): LevelInput {
  return {
    now: NOW,
    items: [item()],
    atRisk: false,
    watched: { observed: 7 * DAY, atRisk: 0, unknown: 0 },
    eroding: [],
    offsiteRpoSeconds: undefined,
    rules: { countsFrom: {} },
    ...fields,
  };
}

function firstFailed(given: LevelInput): LevelRule | undefined {
  return judgeLevel(given).rules.find(rule => rule.result !== 'met')?.rule;
}

describe('judgeLevel', () => {
  it('gives the highest level to what survives everything', () => {
    expect(judgeLevel(input()).level).toBe(5);
  });

  it.each<[number, LevelRule, Partial<LevelInput>]>([
    [0, 'covered', { items: [item(), item({ copies: [] })] }],
    [0, 'covered', { items: [item({ copies: [copy({ counted: false })] })] }],
    [1, 'calm', { atRisk: true }],
    [
      1,
      'fresh',
      { watched: { observed: 7 * DAY, atRisk: 9 * HOUR, unknown: 0 } },
    ],
    [2, 'off-site', { items: [item({ copies: [copy()] })] }],
    [
      2,
      'off-site',
      {
        items: [item({ copies: [copy(), { ...b2, dataTime: NOW - 2 * DAY }] })],
      },
    ],
    [3, 'drilled', { items: [item({ drilledAt: undefined })] }],
    [3, 'drilled', { items: [item({ drilledAt: NOW - 91 * DAY })] }],
    [
      3,
      'runbook',
      {
        items: [
          item({
            copies: [b2, r2].map(one => ({ ...one, restorable: false })),
          }),
        ],
      },
    ],
    [3, 'steady', { eroding: [{ title: 'Maintenance has never run.' }] }],
    [4, 'hardened', { items: [item({ copies: [copy(), b2] })] }],
    // The same provider twice breaks at once.
    [4, 'hardened', { items: [item({ copies: [b2, { ...b2, label: 'x' }] })] }],
  ])('is L%d as long as %s is missing', (level, rule, fields) => {
    const given = input(fields);
    expect([judgeLevel(given).level, firstFailed(given)]).toEqual([
      level,
      rule,
    ]);
    const failed = judgeLevel(given).rules.find(other => other.rule === rule);
    expect(failed).toMatchObject({ result: 'not-met' });
  });

  it('is L5 for one copy that nobody can delete', () => {
    const locked = { ...b2, lockedSeconds: 30 * DAY };
    const given = (copies: LevelCopy[]) => input({ items: [item({ copies })] });
    expect(judgeLevel(given([copy(), locked])).level).toBe(5);
    expect(
      judgeLevel(given([copy(), { ...locked, counted: false }, r2])).level,
    ).toBe(4);
  });

  it.each<[number, LevelRule, Partial<LevelInput>]>([
    [
      0,
      'covered',
      { items: [item({ copies: [copy({ counted: false, doubtful: true })] })] },
    ],
    [1, 'calm', { atRisk: undefined }],
    [1, 'fresh', { watched: { observed: HOUR, atRisk: 0, unknown: 0 } }],
    [1, 'fresh', { watched: { observed: 7 * DAY, atRisk: 0, unknown: DAY } }],
    [
      2,
      'off-site',
      { items: [item({ copies: [copy({ offSite: undefined })] })] },
    ],
    [
      4,
      'hardened',
      { items: [item({ copies: [b2, { ...r2, seen: false }] })] },
    ],
    // A lock is no proof of what lies behind it.
    [
      4,
      'hardened',
      {
        items: [item({ copies: [{ ...b2, seen: false, lockedSeconds: DAY }] })],
      },
    ],
    [
      4,
      'hardened',
      { items: [item({ copies: [{ ...b2, lockedSeconds: undefined }] })] },
    ],
  ])(
    'does not give L%d + 1 for what is not known: %s',
    (level, rule, fields) => {
      const given = input(fields);
      expect(judgeLevel(given).level).toBe(level);
      expect(
        judgeLevel(given).rules.find(other => other.rule === rule)?.result,
      ).toBe('not-known');
    },
  );

  it.each<[number, number]>([
    [5, 20 * HOUR],
    // A day, and half an hour of grace.
    [5, DAY + HOUR / 2],
    [4, DAY + HOUR],
    [4, 6 * DAY],
  ])(
    'gives L%d where the last listing was too early for the newest copy, and its newest point is %d seconds old',
    (level, age) => {
      const unseen = { ...r2, seen: false, listedPointAt: NOW - age };
      const given = input({ items: [item({ copies: [b2, unseen] })] });
      expect(judgeLevel(given).level).toBe(level);
      const locked = { ...unseen, lockedSeconds: DAY };
      expect(
        judgeLevel(input({ items: [item({ copies: [locked] })] })).level,
      ).toBe(level);
    },
  );

  it('names places of which it is not known whether they are off-site', () => {
    const { rules } = judgeLevel(
      input({ items: [item({ copies: [copy({ offSite: undefined })] })] }),
    );
    expect(rules.find(({ rule }) => rule === 'off-site')).toMatchObject({
      unplaced: ['NAS'],
    });
  });

  it('takes the declared off-site RPO, else the longest of RPO, a day and the off-site period, and forgives the grace', () => {
    const weekly = { ...b2, periodSeconds: 7 * DAY, dataTime: NOW - 6 * DAY };
    const given = input({ items: [item({ copies: [copy(), weekly] })] });
    expect(judgeLevel(given).level).toBe(4);
    expect(judgeLevel({ ...given, offsiteRpoSeconds: 5 * DAY }).level).toBe(2);
    const justPast = { ...b2, dataTime: NOW - DAY - 1200 };
    expect(
      judgeLevel(input({ items: [item({ copies: [copy(), justPast] })] }))
        .level,
    ).toBe(4);
  });

  it('shows an announced rule before it counts, and counts it from its day on', () => {
    const given = input({
      items: [item({ drilledAt: undefined })],
      rules: { countsFrom: { drilled: '2026-11-23' }, expected: 4 },
    });
    const announced = judgeLevel(given);
    expect(announced).toMatchObject({ level: 5, expected: 4 });
    expect(
      announced.rules.find(({ rule }) => rule === 'drilled'),
    ).toMatchObject({ result: 'not-met', countsFrom: '2026-11-23' });
    expect(
      judgeLevel({
        ...given,
        rules: { countsFrom: { drilled: '2026-11-22' } },
      }).level,
    ).toBe(3);
  });

  it('never rises by losing a copy, a drill, a day or knowledge', () => {
    const copies = fc.subarray([copy(), b2, r2]);
    const items = fc.array(
      fc.record({
        copies,
        drilledAt: fc.constantFrom(undefined, NOW - DAY, NOW - 100 * DAY),
      }),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(
        items,
        fc.constantFrom(true, false, undefined),
        fc.nat(7 * DAY),
        fc.subarray([{ title: 'eroding' }]),
        (own, atRisk, unknown, eroding) => {
          const given = input({
            items: own.map(fields => item(fields)),
            atRisk,
            watched: { observed: 7 * DAY, atRisk: 0, unknown },
            eroding,
          });
          const { level } = judgeLevel(given);
          const worse: LevelInput[] = [
            { ...given, atRisk: undefined },
            { ...given, eroding: [{ title: 'more' }] },
            {
              ...given,
              watched: { ...given.watched, unknown: given.watched.observed },
            },
            {
              ...given,
              items: given.items.map(one => ({ ...one, drilledAt: undefined })),
            },
            {
              ...given,
              items: given.items.map(one => ({
                ...one,
                copies: one.copies.slice(1),
              })),
            },
            {
              ...given,
              items: given.items.map(one => ({
                ...one,
                copies: one.copies.map(other => ({
                  ...other,
                  seen: false,
                  listedPointAt: undefined,
                })),
              })),
            },
          ];
          for (const other of worse) {
            expect(judgeLevel(other).level).toBeLessThanOrEqual(level);
          }
        },
      ),
    );
  });

  it('is cumulative: a missed rule holds below its level whatever else is met', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LEVEL_RULES), rule => {
        const broken: Record<LevelRule, Partial<LevelInput>> = {
          covered: { items: [item({ copies: [] })] },
          calm: { atRisk: true },
          fresh: { watched: { observed: DAY, atRisk: DAY, unknown: 0 } },
          'off-site': { items: [item({ copies: [copy()] })] },
          drilled: { items: [item({ drilledAt: undefined })] },
          runbook: {
            items: [
              item({
                copies: [copy(), b2, r2].map(one => ({
                  ...one,
                  restorable: false,
                })),
              }),
            ],
          },
          steady: { eroding: [{ title: 'x' }] },
          hardened: { items: [item({ copies: [copy(), b2] })] },
        };
        expect(judgeLevel(input(broken[rule])).level).toBe(
          LEVEL_OF_RULE[rule] - 1,
        );
      }),
    );
  });
});
