import { TestDatabaseId } from '@backstage/backend-test-utils';
import { LEVEL_RULES, Level } from 'backstage-plugin-backups-common';
import { testDatabases } from '../../__testUtils__/databases';
import { keepCycle } from '../../__testUtils__/keepCycle';
import { calmEntity } from '../../__testUtils__/calmEntity';
import { sourceRecord } from '../../__testUtils__/documents';
import { ChronicleStore } from '../chronicle/ChronicleStore';
import { LevelDocument, SLA_DAYS } from '../chronicle/LevelDocument';
import { DrillStore } from '../DrillStore';
import { ScorecardStore } from './ScorecardStore';
import { SlaPeriod } from './ScorecardQuestion';

const NOW = Date.parse('2026-11-22T10:00:00Z') / 1000;
const TODAY = '2026-11-22';
const PERIOD: SlaPeriod = { days: 30, since: '2026-10-23', before: TODAY };
const SLOTS = [NOW - 30 * 3600, NOW - 29 * 3600];
const EVERYTHING = { now: NOW, visible: 'all', filter: {} } as const;

function planId(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(16, '0').slice(0, 16);
}

function level(name: string, fields: Partial<LevelDocument>): LevelDocument {
  const due = { made: 24, missed: 0, unobserved: 0 };
  return {
    ref: `component:default/${name}`,
    day: TODAY,
    level: 2 as Level,
    rules: LEVEL_RULES.map(rule => ({
      rule,
      result: rule === 'drilled' ? 'not-met' : 'met',
      fact: '',
    })),
    due: Object.fromEntries(
      SLA_DAYS.map(days => [days, due]),
    ) as LevelDocument['due'],
    ruleVersion: '1',
    planIds: [planId(name)],
    ...fields,
  };
}

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'what is told of owners and of periods on %p',
  (id: TestDatabaseId) => {
    async function start() {
      const knex = await databases.init(id);
      const fence = await keepCycle(knex, {
        sources: {
          upserts: [
            sourceRecord('home-1/workloads', { currentUntil: NOW + 900 }),
          ],
          removals: [],
        },
        entities: {
          upserts: [
            calmEntity('radarr'),
            calmEntity('sonarr', { atRiskAt: 0 }),
            calmEntity(
              'notes',
              {},
              { about: { kind: 'component', title: 'notes' } },
            ),
            calmEntity('new'),
          ],
          removals: [],
        },
        planDays: [
          ['radarr', '2026-11-21', 22, 2],
          ['radarr', '2026-10-22', 0, 24],
          ['radarr', TODAY, 3, 1],
          ['plex', '2026-11-11', 20, 4],
          ['plex', '2026-11-13', 0, 24],
        ].map(([name, day, made, missed]) => ({
          planId: planId(String(name)),
          day: String(day),
          result: 'missed' as const,
          made: Number(made),
          missed: Number(missed),
          failed: 0,
          missedAt: day === '2026-11-21' ? SLOTS : undefined,
        })),
      });
      const chronicle = new ChronicleStore(knex);
      const due = { made: 22, missed: 2, unobserved: 3 };
      await chronicle.saveLevels(
        fence,
        [
          level('radarr', { due: { 7: due, 30: due, 90: due } }),
          level('sonarr', {
            rules: LEVEL_RULES.map(rule => ({
              rule,
              result: 'not-known',
              fact: '',
            })),
          }),
          level('notes', {}),
          level('plex', {}),
        ],
        [],
      );
      await chronicle.saveDepartures(fence, [
        { ref: 'component:default/plex', day: '2026-11-12' },
      ]);
      return {
        knex,
        fence,
        chronicle,
        scorecard: new ScorecardStore(knex),
      };
    }

    it('counts rules by owner among what has a level, and keeps what is not known apart', async () => {
      const { scorecard } = await start();
      const owners = await scorecard.listOwnerRules(EVERYTHING);
      expect(owners).toEqual([
        expect.objectContaining({ owner: undefined, counted: 1, atRisk: 0 }),
        expect.objectContaining({
          owner: 'group:default/media',
          counted: 2,
          atRisk: 1,
          rules: expect.objectContaining({
            covered: { met: 1, notMet: 0, notKnown: 1 },
            drilled: { met: 0, notMet: 1, notKnown: 1 },
          }),
        }),
      ]);
    });

    it('lists missed slots of whole days of the period, and sums what is there', async () => {
      const { scorecard } = await start();
      expect(await scorecard.listMissed(EVERYTHING, PERIOD, 10)).toEqual({
        missed: [
          {
            ref: 'component:default/radarr',
            title: 'radarr',
            planId: planId('radarr'),
            day: '2026-11-21',
            made: 22,
            missed: 2,
            missedAt: SLOTS,
          },
        ],
        more: 0,
      });
      expect(await scorecard.sumDue(EVERYTHING, 30)).toEqual({
        entities: 3,
        made: 22 + 24 + 24,
        missed: 2,
        unobserved: 3,
      });
      const mine = {
        ...EVERYTHING,
        visible: ['component:default/sonarr'],
        filter: { owners: ['group:default/media'] },
      };
      expect((await scorecard.listMissed(mine, PERIOD, 10)).missed).toEqual([]);
      expect((await scorecard.sumDue(mine, 30)).entities).toBe(1);
      // Days of entities have columns of the same names.
      expect(await scorecard.listChanges(mine, '2026-11-20')).toEqual({
        watched: false,
        changes: [],
      });
    });

    it('sums what was due between two days, and what was not watched grows with the period', async () => {
      const { scorecard } = await start();
      const between = async (since: string, before: string) =>
        (
          await scorecard.sumDueBetween(EVERYTHING, {
            ...PERIOD,
            since,
            before,
          })
        ).get('component:default/radarr');
      expect(await between('2026-11-21', TODAY)).toEqual({
        made: 22,
        missed: 2,
        unobserved: 0,
      });
      // 31 days since the first, of which two were watched.
      expect(await between('2026-09-01', TODAY)).toEqual({
        made: 22,
        missed: 26,
        unobserved: 29,
      });
      expect(await between('2026-10-01', '2026-10-20')).toEqual({
        made: 0,
        missed: 0,
        unobserved: 0,
      });
    });

    it('keeps what left in the population, with what was made until then, and lets it come back', async () => {
      const { scorecard, chronicle, fence } = await start();
      const gone = {
        ref: 'component:default/plex',
        title: 'component:default/plex',
        owner: undefined,
        goneOn: '2026-11-12',
        made: 20,
        missed: 4,
      };
      expect(await scorecard.listDeparted(PERIOD)).toEqual([gone]);
      expect(
        await scorecard.listDeparted({ ...PERIOD, since: '2026-11-15' }),
      ).toEqual([]);
      await chronicle.saveLevels(fence, [level('plex', {})], []);
      expect(await scorecard.listDeparted(PERIOD)).toEqual([]);
    });

    it('lists drills of what may be seen, newest first', async () => {
      const { scorecard, knex } = await start();
      const drills = new DrillStore(knex);
      for (const [name, day] of [
        ['radarr', '2026-11-02'],
        ['radarr', '2026-11-09'],
        ['secret', '2026-11-10'],
      ]) {
        await drills.addDrill({
          entityRef: `component:default/${name}`,
          item: name,
          destination: 'NAS',
          reportedBy: 'user:default/guest',
          reportedAt: NOW,
          report: {
            itemKey: name,
            planId: planId(name),
            scenario: 'look',
            outcome: 'proven',
            finishedAt: `${day}T10:00:00Z`,
            check: 'The library was there.',
          },
        });
      }
      const listed = await scorecard.listDrills(
        { ...EVERYTHING, visible: ['component:default/radarr'] },
        1,
      );
      expect(listed).toMatchObject({
        drills: [
          { title: 'radarr', report: { finishedAt: '2026-11-09T10:00:00Z' } },
        ],
        more: 1,
      });
    });
  },
);
