import {
  World,
  judgedPlan,
  judgedWorld,
  seenOnce,
} from '../__testUtils__/judged';
import { at, b2PlanFact, cron, planFact } from '../__testUtils__/facts';

const NAS = 'nfs://nas.internal/backups';
const READ_AT = at('2026-11-16T14:00:00Z');

/** Every six hours to a NAS that is lost together with the volume. */
function base(finishedAt: string) {
  return planFact({
    destination: {
      type: 'nfs',
      label: 'NAS',
      server: 'nas.internal',
      path: '/backups',
      failureDomain: 'ceph',
      derivedFrom: [],
    },
    writes: { repository: 'secret:x', identity: 'jukebox@media:/data' },
    lastSuccess: { finishedAt: at(finishedAt), durationSeconds: 60 },
  });
}

/** A mirror of the NAS, daily at two. */
function mirror(changes: Parameters<typeof b2PlanFact>[0] = {}) {
  return b2PlanFact({
    key: 'home-1/storage/CronJob/kopia-sync-b2',
    fingerprint: 'sync-to',
    method: 'kopia sync-to',
    itemKey: undefined,
    mirrorOf: NAS,
    schedule: cron('0 2 * * *'),
    lastSuccess: {
      finishedAt: at('2026-11-16T02:30:00Z'),
      durationSeconds: 1800,
    },
    ...changes,
  });
}

function plansOf(world: Partial<World> & Pick<World, 'plans'>) {
  const entity = judgedWorld(world);
  return (entity?.items[0]?.judged.plans ?? []).map(plan => ({
    label: plan.joined.fact.destination.label,
    dataTime: plan.memory.lastSuccess?.startedAt,
    counted: plan.counted.counted,
  }));
}

describe('a mirror of a repository', () => {
  it('trap 14: is as old as the newest point that its run found, not as its run', () => {
    const plans = plansOf({
      plans: [
        // The last copy before the mirror ran is three days old.
        seenOnce(READ_AT, base('2026-11-13T00:10:00Z')),
        seenOnce(READ_AT, mirror()),
      ],
    });
    expect(plans).toContainEqual({
      label: 'B2',
      dataTime: at('2026-11-13T00:09:00Z'),
      counted: true,
    });
  });

  it('holds nothing that was copied after its run began', () => {
    expect(
      plansOf({
        plans: [
          seenOnce(READ_AT, base('2026-11-16T12:10:00Z')),
          seenOnce(READ_AT, mirror()),
        ],
      }),
    ).toContainEqual({ label: 'B2', dataTime: undefined, counted: false });
  });

  it('that is switched off is no copy, and changes nothing about anybody', () => {
    const own = seenOnce(READ_AT, base('2026-11-16T12:10:00Z'));
    const off = seenOnce(READ_AT, mirror({ suspended: true }));
    expect(judgedPlan(off).switchedOff).toBe(true);
    expect(plansOf({ plans: [own, off] })).toEqual(plansOf({ plans: [own] }));
    expect(judgedWorld({ plans: [own, off] })?.thresholds).toEqual(
      judgedWorld({ plans: [own] })?.thresholds,
    );
  });

  it('of another repository is no copy of this one', () => {
    const other = mirror({ mirrorOf: 'nfs://nas.internal/other' });
    expect(
      plansOf({
        plans: [
          seenOnce(READ_AT, base('2026-11-16T12:10:00Z')),
          seenOnce(READ_AT, other),
        ],
      }),
    ).toHaveLength(1);
  });
});
