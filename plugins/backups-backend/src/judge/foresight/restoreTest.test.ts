import fc from 'fast-check';
import { RestoreTestFact } from 'backstage-plugin-backups-node';
import { recordedDrillsAt, restoreTestAt } from './restoreTest';

const HOUR = 3600;
const DAY = 24 * HOUR;
/** A Saturday, 10:00 UTC. */
const NOW = Date.parse('2026-08-22T10:00:00Z') / 1000;

/** On Sundays at 04:00. */
function test(changes: Partial<RestoreTestFact> = {}): RestoreTestFact {
  return {
    type: 'restore-test',
    object: {
      cluster: 'home-1',
      kind: 'CronJob',
      namespace: 'media',
      name: 'radarr-restore-test',
    },
    items: ['radarr'],
    schedule: {
      kind: 'cron',
      expression: '0 4 * * 0',
      zone: 'UTC',
      dialect: 'standard',
    },
    suspended: false,
    lastPassedAt: NOW - 6 * DAY,
    lastFailed: false,
    evidence: [{ object: 'CronJob media/radarr-restore-test' }],
    ...changes,
  };
}

describe('a restore test that a CronJob runs', () => {
  it.each<[string, Partial<RestoreTestFact>, string]>([
    ['has passed', {}, 'passed'],
    [
      'is late after its slot and a grace',
      { lastPassedAt: NOW - 20 * DAY },
      'late',
    ],
    ['has never run', { lastPassedAt: undefined }, 'never'],
    ['runs', { runningSince: NOW - HOUR }, 'running'],
    [
      'runs for the first time',
      { lastPassedAt: undefined, runningSince: NOW - HOUR },
      'running',
    ],
    ['is stuck', { runningSince: NOW - 30 * HOUR }, 'stuck'],
    ['has failed, however well it went before', { lastFailed: true }, 'failed'],
    ['is switched off', { suspended: true, lastFailed: true }, 'off'],
    [
      'has passed, and nothing says when it is due',
      { schedule: { kind: 'none' } },
      'passed',
    ],
  ])('%s', (_, changes, state) => {
    expect(restoreTestAt(test(changes), NOW).state).toBe(state);
  });

  it('never gets better while the clock moves and nothing is read', () => {
    const rank = { passed: 0, running: 0, late: 1, stuck: 2 };
    const fixed = { failed: 3, off: 4, never: 5 };
    const ranks: Record<string, number> = { ...rank, ...fixed };
    fc.assert(
      fc.property(
        fc.record({
          lastPassedAt: fc.option(
            fc.integer({ min: NOW - 60 * DAY, max: NOW }),
            {
              nil: undefined,
            },
          ),
          runningSince: fc.option(fc.integer({ min: NOW - DAY, max: NOW }), {
            nil: undefined,
          }),
          lastFailed: fc.boolean(),
          suspended: fc.boolean(),
        }),
        fc.integer({ min: 0, max: 90 * DAY }),
        fc.integer({ min: 0, max: 90 * DAY }),
        (changes, one, other) => {
          const [early, late] = [one, other]
            .sort((a, b) => a - b)
            .map(later => restoreTestAt(test(changes), NOW + later).state);
          expect(ranks[late]).toBeGreaterThanOrEqual(ranks[early]);
          expect(early in fixed ? late : early).toBe(early);
        },
      ),
    );
  });
});

describe('recorded drills', () => {
  it.each<[string, number | undefined, number | undefined, string]>([
    ['prove for 90 days', NOW - 89 * DAY, undefined, 'passed'],
    ['are late after that', NOW - 91 * DAY, undefined, 'late'],
    ['failed when the last one did', NOW - 9 * DAY, NOW - DAY, 'failed'],
    ['failed when the last one of a second did', NOW, NOW, 'failed'],
    ['are proven again by a later one', NOW - DAY, NOW - 9 * DAY, 'passed'],
    ['never were', undefined, undefined, 'never'],
  ])('%s', (_, provenAt, failedAt, state) => {
    expect(recordedDrillsAt(provenAt, failedAt, NOW).state).toBe(state);
  });
});
