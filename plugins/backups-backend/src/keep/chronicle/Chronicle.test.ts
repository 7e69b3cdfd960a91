import { TestDatabaseId } from '@backstage/backend-test-utils';
import { EntityThresholds, NEVER } from 'backstage-plugin-backups-common';
import { Knex } from 'knex';
import { testDatabases } from '../../__testUtils__/databases';
import { calmEntity } from '../../__testUtils__/calmEntity';
import { BackupsStore } from '../BackupsStore';
import { ChronicleStore } from './ChronicleStore';
import { EntityDocument } from '../documents';
import { SourceRecord } from '../../read/SourceRecord';
import { Chronicle } from './Chronicle';

const HOUR = 3600;
const DAY = 24 * HOUR;
const MIDNIGHT = Date.parse('2026-11-22T00:00:00Z') / 1000;

const entity = (name: string, thresholds: Partial<EntityThresholds> = {}) =>
  calmEntity(name, thresholds, { sourceIds: ['home-1/volsync'] });

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'the chronicle on %p',
  (id: TestDatabaseId) => {
    let knex: Knex;
    let store: ChronicleStore;
    let chronicle: Chronicle;
    let fences: BackupsStore;

    beforeEach(async () => {
      knex = await databases.init(id);
      fences = await BackupsStore.create({ knex });
      store = new ChronicleStore(knex);
      chronicle = begin();
    });

    function begin(): Chronicle {
      return new Chronicle({ store, countsFrom: {}, longestGapSeconds: 900 });
    }

    /** Looks at the entities every five minutes. */
    async function watch(
      from: number,
      until: number,
      entities: EntityDocument[],
      currentUntil = (now: number) => now + 900,
    ) {
      for (let now = from; now <= until; now += 300) {
        const source = {
          id: 'home-1/volsync',
          mode: 'live',
          readAt: now,
          currentUntil: currentUntil(now),
        } as SourceRecord;
        await chronicle.afterCycle({
          fence: await fences.beginCycle(),
          now,
          sources: new Map([[source.id, source]]),
          entities,
          plans: new Map(),
          repositories: [],
          signal: new AbortController().signal,
        });
      }
    }

    const dayOf = async (name: string, day: string) =>
      (await store.getDays(day)).find(
        row => row.ref === `component:default/${name}`,
      );

    it('counts the seconds of a day by verdict, split at midnight, and keeps the worst', async () => {
      const app = entity('radarr', { atRiskAt: MIDNIGHT - HOUR });
      await watch(MIDNIGHT - 2 * HOUR, MIDNIGHT + 2 * HOUR, [app]);
      expect(await dayOf('radarr', '2026-11-21')).toMatchObject({
        verdict: 'at-risk',
        worst: 'at-risk',
        observedSeconds: 2 * HOUR,
        atRiskSeconds: HOUR,
        owner: 'group:default/media',
      });
      expect(await dayOf('radarr', '2026-11-22')).toMatchObject({
        observedSeconds: 2 * HOUR,
        atRiskSeconds: 2 * HOUR,
      });
    });

    it('does not count what nobody watched, neither as good nor as bad', async () => {
      await watch(MIDNIGHT, MIDNIGHT + HOUR, [entity('radarr')]);
      // The portal was down for five hours.
      await watch(MIDNIGHT + 6 * HOUR, MIDNIGHT + 7 * HOUR, [
        entity('radarr', { atRiskAt: MIDNIGHT + 6 * HOUR + 600 }),
      ]);
      const day = await dayOf('radarr', '2026-11-22');
      expect(day).toMatchObject({ verdict: 'at-risk', worst: 'at-risk' });
      expect(day?.observedSeconds).toBeLessThanOrEqual(2 * HOUR);
      expect(day?.observedSeconds).toBeGreaterThanOrEqual(2 * HOUR - 900);
    });

    it('counts a silent source as not known', async () => {
      await watch(
        MIDNIGHT,
        MIDNIGHT + HOUR,
        [entity('radarr')],
        () => MIDNIGHT - 1,
      );
      const day = await dayOf('radarr', '2026-11-22');
      expect(day).toMatchObject({ verdict: 'cannot-tell' });
      expect(day?.unknownSeconds).toBe(day?.observedSeconds);
    });

    it('goes on after a restart where it stopped, but for what it had not written', async () => {
      const app = entity('radarr', { atRiskAt: MIDNIGHT });
      await watch(MIDNIGHT, MIDNIGHT + HOUR, [app]);
      chronicle = begin();
      await watch(MIDNIGHT + HOUR + 300, MIDNIGHT + 2 * HOUR, [app]);
      const day = await dayOf('radarr', '2026-11-22');
      // Written a quarter of an hour before the end, at the latest.
      expect(day?.atRiskSeconds).toBeLessThanOrEqual(2 * HOUR);
      expect(day?.atRiskSeconds).toBeGreaterThanOrEqual(2 * HOUR - 900);
    });

    it('writes a calm entity once in three hours, and its last second at midnight', async () => {
      await watch(MIDNIGHT, MIDNIGHT + 600, [entity('radarr')]);
      const written = jest.spyOn(store, 'saveDays');
      await watch(MIDNIGHT + 900, MIDNIGHT + DAY, [entity('radarr')]);
      const days = written.mock.calls.flatMap(([, rows]) => rows);
      expect(days.length).toBeLessThan(12);
      expect(await dayOf('radarr', '2026-11-22')).toMatchObject({
        observedSeconds: DAY,
        atRiskSeconds: 0,
      });
    });

    it('keeps the days of an entity that is deleted, and not its level', async () => {
      await watch(MIDNIGHT, MIDNIGHT + HOUR, [
        entity('radarr'),
        entity('lidarr'),
      ]);
      expect((await store.getLevelDays()).size).toBe(2);
      await watch(MIDNIGHT + HOUR + 300, MIDNIGHT + 2 * HOUR, [
        entity('radarr'),
      ]);
      expect([...(await store.getLevelDays()).keys()]).toEqual([
        'component:default/radarr',
      ]);
      expect(await dayOf('lidarr', '2026-11-22')).toMatchObject({
        observedSeconds: HOUR + 300,
      });
    });

    it('judges levels once a day, and gives none to what is not counted', async () => {
      const apps = [
        entity('radarr'),
        entity('homepage', { items: 0 }),
        entity('kopia', { exemptUntil: NEVER }),
      ];
      await watch(MIDNIGHT, MIDNIGHT + HOUR, apps);
      const [level] = await store.getLevels(apps.map(({ ref }) => ref));
      expect(level).toMatchObject({
        ref: 'component:default/radarr',
        day: '2026-11-22',
        // Watched for less than a day: not known to be fresh.
        level: 1,
        ruleVersion: '1',
      });
      expect((await store.getLevelDays()).size).toBe(1);
      const written = jest.spyOn(store, 'saveLevels');
      await watch(MIDNIGHT + HOUR + 300, MIDNIGHT + 3 * HOUR, apps);
      expect(written.mock.calls.flatMap(([, levels]) => levels)).toEqual([]);
      expect(await dayOf('radarr', '2026-11-22')).toMatchObject({ level: 1 });
      await watch(MIDNIGHT + DAY, MIDNIGHT + DAY + 300, apps);
      expect((await store.getLevels([apps[0].ref]))[0].day).toBe('2026-11-23');
    });

    it('sums what was made and missed of each plan, before today', async () => {
      const plan = '0123456789abcdef';
      await knex('plan_days').insert(
        [
          ['2026-11-22', 1, 5],
          ['2026-11-21', 24, 0],
          ['2026-11-14', 20, 4],
          ['2026-10-01', 0, 24],
        ].map(([day, made, missed]) => ({
          plan_id: plan,
          day,
          result: 'made',
          made,
          missed,
          failed: 0,
        })),
      );
      expect(await store.sumPlanDays([plan, 'other'], '2026-11-22')).toEqual([
        {
          planId: plan,
          due: {
            7: { made: 24, missed: 0, days: 1 },
            30: { made: 44, missed: 4, days: 2 },
            90: { made: 44, missed: 28, days: 3 },
          },
        },
      ]);
    });

    it('writes nothing when a newer cycle has begun', async () => {
      const fence = await fences.beginCycle();
      await fences.beginCycle();
      await expect(
        chronicle.afterCycle({
          fence,
          now: MIDNIGHT,
          sources: new Map(),
          entities: [entity('radarr')],
          plans: new Map(),
          repositories: [],
          signal: new AbortController().signal,
        }),
      ).rejects.toThrow('A newer collection has begun');
      expect(await store.getDays('2026-11-22')).toEqual([]);
    });
  },
);
