import { TestDatabaseId } from '@backstage/backend-test-utils';
import { testDatabases } from '../__testUtils__/databases';
import {
  NOON,
  cycleChanges,
  entityDocument,
  factRecord,
  planDocument,
  runRecord,
  sourceRecord,
  unlinkedDocument,
} from '../__testUtils__/documents';
import { CycleChanges } from './CycleChanges';
import { BackupsStore } from './BackupsStore';
import { PlanDay } from './documents';

const PLAN = '00000000000000aa';

function dayOfPlan(day: string, changes: Partial<PlanDay> = {}): PlanDay {
  const counts = { made: 1, missed: 0, failed: 0 };
  return { planId: PLAN, day, result: 'made', ...counts, ...changes };
}

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'BackupsStore on %p',
  (id: TestDatabaseId) => {
    async function emptyStore() {
      const knex = await databases.init(id);
      const store = await BackupsStore.create({ knex });
      const commit = async (changes: Partial<CycleChanges>) =>
        store.commit(await store.beginCycle(), cycleChanges(changes));
      return { store, commit };
    }

    it('gives back what it was given, more rows than one statement takes', async () => {
      const { store, commit } = await emptyStore();
      const sources = ['home-1/volsync', 'home-2/volsync'].map(name =>
        sourceRecord(name),
      );
      const facts = sources.flatMap(source =>
        Array.from({ length: 250 }, (_, index) =>
          factRecord(source.id, `app-${index}`),
        ),
      );
      const plans = Array.from({ length: 450 }, (_, index) =>
        planDocument(index.toString(16).padStart(16, '0')),
      );
      const entities = [entityDocument('component:default/radarr')];
      const unlinked = ['home-1/a/PersistentVolumeClaim/b'].map(
        unlinkedDocument,
      );
      await commit({
        sources: { upserts: sources, removals: [] },
        facts: { upserts: facts, removals: [] },
        plans: { upserts: plans, removals: [] },
        entities: { upserts: entities, removals: [] },
        unlinked: { upserts: unlinked, removals: [] },
      });

      const kept = await store.load();
      expect(kept.sources).toEqual(sources);
      expect(kept.facts).toHaveLength(500);
      expect(kept.facts).toEqual(
        expect.arrayContaining([facts[0], facts[499]]),
      );
      expect(kept.plans).toHaveLength(450);
      expect(kept.entities).toEqual(entities);
      expect(kept.unlinked).toEqual(unlinked);

      const ids = plans.slice(100).map(plan => plan.id);
      const some = await store.getPlans([...ids, 'ffffffffffffffff']);
      expect(some.map(plan => plan.id).sort()).toEqual(ids);
      expect(await store.getEntity('component:default/radarr')).toEqual(
        entities[0],
      );
      expect(await store.getEntity('component:default/else')).toBeUndefined();
      const [{ ref, thresholds, sourceIds }] = entities;
      expect(await store.getEntityThresholds()).toEqual([
        { ref, thresholds, sourceIds },
      ]);
    });

    it('replaces rows by their key, and removes what is to be removed', async () => {
      const { store, commit } = await emptyStore();
      const facts = [
        factRecord('home-1/volsync', 'a'),
        factRecord('home-1/volsync', 'b'),
        factRecord('home-2/volsync', 'a'),
      ];
      await commit({
        facts: { upserts: facts, removals: [] },
        plans: { upserts: [planDocument(PLAN)], removals: [] },
        sources: { upserts: [sourceRecord('home-2/volsync')], removals: [] },
      });
      await commit({
        facts: {
          upserts: [{ ...facts[1], fact: facts[0].fact }],
          removals: [{ sourceId: 'home-1/volsync', key: facts[0].key }],
        },
        plans: {
          upserts: [planDocument(PLAN, { switchedOff: true })],
          removals: [],
        },
        sources: { upserts: [], removals: ['home-2/volsync'] },
      });
      const kept = await store.load();
      expect(kept.facts).toHaveLength(2);
      expect(kept.facts).toEqual(
        expect.arrayContaining([
          { ...facts[1], fact: facts[0].fact },
          facts[2],
        ]),
      );
      expect(kept.plans).toEqual([planDocument(PLAN, { switchedOff: true })]);
      expect(kept.sources).toEqual([]);
    });

    it('refuses an older cycle once a newer one has begun, and writes none of it', async () => {
      const { store } = await emptyStore();
      const older = await store.beginCycle();
      const newer = await store.beginCycle();
      expect(newer).toBeGreaterThan(older);
      const changes = cycleChanges({
        plans: { upserts: [planDocument(PLAN)], removals: [] },
        runs: [runRecord(PLAN, NOON)],
      });
      await expect(store.commit(older, changes)).rejects.toMatchObject({
        name: 'ConflictError',
      });
      expect(await store.load()).toMatchObject({ plans: [], sources: [] });
      expect(await store.getRuns(PLAN, { limit: 9 })).toEqual([]);

      await store.commit(newer, changes);
      expect((await store.load()).plans).toHaveLength(1);
    });

    it('gives every cycle a fence of its own, however many begin at once', async () => {
      const { store } = await emptyStore();
      const fences = await Promise.all(
        Array.from({ length: 8 }, () => store.beginCycle()),
      );
      expect(new Set(fences).size).toBe(8);
    });

    it('writes all of a cycle or nothing of it', async () => {
      const { store, commit } = await emptyStore();
      await expect(
        commit({
          plans: { upserts: [planDocument(PLAN)], removals: [] },
          // The last table that is written refuses it.
          planDays: [dayOfPlan(null as unknown as string)],
        }),
      ).rejects.toMatchObject({
        message: expect.stringMatching(/not.null/i),
      });
      expect((await store.load()).plans).toEqual([]);
    });

    it('gives runs newest first, page by page, as exact as they were', async () => {
      const { store, commit } = await emptyStore();
      const whole = runRecord(PLAN, NOON, {
        startedAt: NOON - 302,
        finishedAt: NOON,
        durationSeconds: 302.118204211,
        message: 'Snapshot created — “ok”',
      });
      const bare = runRecord(PLAN, NOON + 3600, { outcome: 'failed' });
      const torn = { ...whole, message: 'Snap\u0000shot created — “ok”' };
      await commit({ runs: [torn, runRecord('other', NOON)] });
      await commit({ runs: [bare, runRecord(PLAN, NOON + 7200)] });

      const first = await store.getRuns(PLAN, { limit: 2 });
      expect(first.map(run => run.seenAt)).toEqual([NOON + 7200, NOON + 3600]);
      expect(first[1]).toEqual({ id: expect.any(Number), ...bare });
      const rest = await store.getRuns(PLAN, {
        beforeId: first[1].id,
        limit: 2,
      });
      expect(rest).toEqual([{ id: expect.any(Number), ...whole }]);
      expect(
        await store.getRuns(PLAN, {
          beforeId: Number.MAX_SAFE_INTEGER,
          limit: 9,
        }),
      ).toHaveLength(3);
    });

    it('keeps one row per plan and day, the last one written', async () => {
      const { store, commit } = await emptyStore();
      await commit({
        planDays: [
          dayOfPlan('2026-08-20'),
          dayOfPlan('2026-08-21'),
          dayOfPlan('2026-08-21', { planId: 'other' }),
        ],
      });
      const failed = dayOfPlan('2026-08-21', { result: 'failed', failed: 2 });
      await commit({ planDays: [failed] });
      expect(await store.getPlanDays([PLAN], '2026-08-21')).toEqual([failed]);
      expect(await store.getPlanDays([PLAN], '2026-08-01')).toHaveLength(2);
      expect(await store.getPlanDays([], '2026-08-01')).toEqual([]);
    });

    it('prunes runs and days that are old enough, and nothing else', async () => {
      const { store, commit } = await emptyStore();
      await commit({
        plans: { upserts: [planDocument(PLAN)], removals: [] },
        runs: [runRecord(PLAN, NOON - 1), runRecord(PLAN, NOON)],
        planDays: ['2026-08-21', '2026-08-22'].map(day => dayOfPlan(day)),
      });
      await store.prune(NOON);
      expect(await store.getRuns(PLAN, { limit: 9 })).toMatchObject([
        { seenAt: NOON },
      ]);
      expect(await store.getPlanDays([PLAN], '2026-01-01')).toMatchObject([
        { day: '2026-08-22' },
      ]);
      expect((await store.load()).plans).toHaveLength(1);
    });
  },
);
