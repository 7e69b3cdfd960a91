import { MaintenanceFact } from 'backstage-plugin-backups-node';
import { DAY, HOUR, MINUTE, at, cron, planFact } from '../__testUtils__/facts';
import { judgedWorld, seenOnce, stateOf } from '../__testUtils__/judged';

const NAS = 'nfs://nas.internal/backups';
const READ = at('2026-08-22T10:00:00Z');

function upkeep(fact: Partial<MaintenanceFact>): MaintenanceFact {
  return {
    type: 'maintenance',
    object: {
      cluster: 'home-1',
      kind: 'CronJob',
      namespace: 'storage',
      name: 'kopia-maintenance',
    },
    repository: NAS,
    schedule: { kind: 'none' },
    intervalSeconds: DAY,
    suspended: false,
    createdAt: at('2026-01-05T10:00:00Z'),
    evidence: [],
    ...fact,
  };
}

/** Numbers are those of the traps of Kopia. */
describe('what Kopia and its schedulers say', () => {
  function findingsWith(...facts: MaintenanceFact[]) {
    const plan = planFact({
      writes: { repository: NAS, identity: 'jukebox@media:/data' },
      lastSuccess: { finishedAt: READ - HOUR, durationSeconds: MINUTE },
    });
    const entity = judgedWorld({ plans: [seenOnce(READ, plan)], facts });
    return entity?.items.flatMap(({ findings }) =>
      findings.flatMap(({ finding }) =>
        finding.code.startsWith('maintenance')
          ? `${finding.code} at ${(finding.standsFrom ?? 0) <= READ}`
          : [],
      ),
    );
  }

  it('trap 23: a maintenance Job that yields to another owner ends green, and maintained nothing', () => {
    const green = upkeep({ lastSuccessAt: READ - HOUR });
    const longAgo = upkeep({
      lastSuccessAt: READ - 60 * DAY,
      seenInRepositoryAt: READ - MINUTE,
    });
    expect(findingsWith(green)).toEqual(['maintenance-overdue at false']);
    expect(findingsWith(green, longAgo)).toEqual([
      'maintenance-overdue at true',
    ]);
  });

  it('trap 25: a mover that starts five minutes after its slot is not overdue, nor is one at its hour of another zone', () => {
    const hourly = seenOnce(
      READ,
      planFact({
        schedule: cron('0 * * * *'),
        lastSuccess: {
          finishedAt: READ - HOUR + 6 * MINUTE,
          durationSeconds: MINUTE,
        },
      }),
    );
    expect(stateOf(hourly, READ - 1)).toBe('healthy');
    expect(stateOf(hourly, READ + 6 * MINUTE)).toBe('late');
    expect(stateOf(hourly, READ + HOUR)).toBe('overdue');

    // Two at night in Auckland is two in the afternoon in UTC.
    const nightly = (zone: string) =>
      seenOnce(
        READ,
        planFact({
          schedule: cron('0 2 * * *', zone),
          lastSuccess: {
            finishedAt: at('2026-08-21T14:06:00Z'),
            durationSeconds: MINUTE,
          },
        }),
      );
    expect(stateOf(nightly('Pacific/Auckland'), READ)).toBe('healthy');
    expect(stateOf(nightly('UTC'), READ)).toBe('overdue');
  });
});
