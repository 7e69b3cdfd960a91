import { TestDatabaseId } from '@backstage/backend-test-utils';
import { Verdict } from 'backstage-plugin-backups-common';
import { testDatabases } from '../../__testUtils__/databases';
import { keepCycle } from '../../__testUtils__/keepCycle';
import { calmEntity } from '../../__testUtils__/calmEntity';
import { sourceRecord } from '../../__testUtils__/documents';
import { ChronicleStore } from '../chronicle/ChronicleStore';
import { ScorecardStore } from './ScorecardStore';
import { ScorecardQuestion } from './ScorecardQuestion';

const NOW = Date.parse('2026-11-22T10:00:00Z') / 1000;
const EVERYTHING: ScorecardQuestion = {
  now: NOW,
  visible: 'all',
  filter: {},
};
const DAYS = ['2026-11-08', '2026-11-15'];

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'counts of verdicts in the past on %p',
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
          upserts: ['radarr', 'sonarr', 'notes'].map(name => calmEntity(name)),
          removals: [],
        },
      });
      const chronicle = new ChronicleStore(knex);
      const day = (name: string, of: string, verdict: Verdict) => ({
        ref: `component:default/${name}`,
        day: of,
        title: name,
        verdict,
        worst: 'at-risk' as const,
        observedSeconds: 86_400,
        atRiskSeconds: 0,
        unknownSeconds: 0,
        settledAt: NOW,
        made30: 0,
        missed30: 0,
        ruleVersion: '1',
      });
      await chronicle.saveDays(fence, [
        day('radarr', '2026-11-08', 'protected'),
        day('radarr', '2026-11-15', 'at-risk'),
        day('sonarr', '2026-11-15', 'protected'),
        day('sonarr', '2026-11-16', 'cannot-tell'),
        // Gone since.
        day('plex', '2026-11-15', 'at-risk'),
      ]);
      const scorecard = new ScorecardStore(knex);
      return async (question: ScorecardQuestion) =>
        (await scorecard.countDays(question, DAYS))
          .map(count => `${count.day} ${count.verdict} ${count.count}`)
          .sort();
    }

    it('says what each day ended as, what has left since included, for those who may see everything', async () => {
      const countDays = await start();
      expect(await countDays(EVERYTHING)).toEqual([
        '2026-11-08 protected 1',
        '2026-11-15 at-risk 2',
        '2026-11-15 protected 1',
      ]);
    });

    it('says it of what may be seen and of what is let through, whatever verdict is asked for', async () => {
      const countDays = await start();
      expect(
        await countDays({
          ...EVERYTHING,
          visible: ['component:default/sonarr', 'component:default/plex'],
        }),
      ).toEqual(['2026-11-15 protected 1']);
      expect(
        await countDays({
          ...EVERYTHING,
          filter: { text: 'radarr', verdicts: ['exempt'] },
        }),
      ).toEqual(['2026-11-08 protected 1', '2026-11-15 at-risk 1']);
    });
  },
);
