import { TestDatabaseId } from '@backstage/backend-test-utils';
import {
  EntityThresholds,
  NEVER,
  VERDICTS,
  Verdict,
  verdictAt,
} from 'backstage-plugin-backups-common';
import fc from 'fast-check';
import { testDatabases } from '../../__testUtils__/databases';
import { keepCycle } from '../../__testUtils__/keepCycle';
import { calmEntity } from '../../__testUtils__/calmEntity';
import { sourceRecord } from '../../__testUtils__/documents';
import { EntityDocument } from '../documents';
import { SourceRecord } from '../../read/SourceRecord';
import { ScorecardStore } from './ScorecardStore';
import { SCORECARD_SORTS, ScorecardSort, SortKey } from './ScorecardQuestion';

const NOW = 1_000_000;

const source = (id: string, more: Partial<SourceRecord> = {}) =>
  sourceRecord(id, { readAt: NOW - 60, currentUntil: NOW + 900, ...more });

/** Without an owner unless told otherwise. */
function entity(
  name: string,
  thresholds: Partial<EntityThresholds> = {},
  more: Partial<EntityDocument> = {},
): EntityDocument {
  return calmEntity(name, thresholds, {
    about: { kind: 'component', title: name },
    ...more,
  });
}

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'lists of entities on %p',
  (id: TestDatabaseId) => {
    async function keeping(
      entities: EntityDocument[],
      sources: SourceRecord[] = [source('home-1/workloads')],
    ) {
      const knex = await databases.init(id);
      await keepCycle(knex, {
        sources: { upserts: sources, removals: [] },
        entities: { upserts: entities, removals: [] },
      });
      return new ScorecardStore(knex);
    }

    const everything = { now: NOW, visible: 'all', filter: {} } as const;

    async function readAll(
      scorecard: ScorecardStore,
      options: { sort: ScorecardSort; order: 'asc' | 'desc'; limit: number },
    ): Promise<string[]> {
      const refs: string[] = [];
      let after: SortKey | undefined;
      for (;;) {
        const page = await scorecard.listEntities(everything, {
          ...options,
          after,
        });
        refs.push(...page.map(({ ref }) => ref));
        if (page.length < options.limit) return refs;
        after = page[page.length - 1].key;
      }
    }

    it('tell the same verdict in SQL as verdictAt does, for any thresholds, clocks and silences', async () => {
      const instant = fc.constantFrom(0, NOW - 500, NOW, NOW + 500, NEVER);
      const samples = fc.sample(
        fc.record({
          thresholds: fc.record({
            atRiskAt: instant,
            attentionAt: instant,
            exemptUntil: instant,
            unknownAt: instant,
            items: fc.constantFrom(0, 2),
          }),
          sourceIds: fc.uniqueArray(
            fc.constantFrom('a/x', 'b/x', 'c/x', 'never-listed/x'),
            { maxLength: 3 },
          ),
        }),
        { numRuns: 600, seed: 9 },
      );
      const until: Record<string, number> = {
        'a/x': NOW + 600,
        'b/x': NOW,
        'c/x': NOW - 400,
      };
      const scorecard = await keeping(
        samples.map(({ thresholds, sourceIds }, index) =>
          entity(`e${index}`, thresholds, { sourceIds }),
        ),
        Object.entries(until).map(([sourceId, currentUntil]) =>
          source(sourceId, { currentUntil }),
        ),
      );
      for (const now of [NOW - 500, NOW, NOW + 1, NOW + 2000]) {
        const expected: Record<string, Verdict> = {};
        const past = new Set<string>();
        samples.forEach(({ thresholds, sourceIds }, index) => {
          const ref = `component:default/e${index}`;
          const at = verdictAt(
            thresholds,
            now,
            Math.min(...sourceIds.map(sourceId => until[sourceId] ?? 0)),
          );
          expected[ref] = at.verdict;
          if (at.pastRpoByLastKnowledge) past.add(ref);
        });
        const told: Record<string, Verdict> = {};
        for (const verdict of VERDICTS) {
          const listed = await scorecard.listEntities(
            { now, visible: 'all', filter: { verdicts: [verdict] } },
            { sort: 'worst', order: 'asc', limit: 1000 },
          );
          for (const { ref } of listed) told[ref] = verdict;
          // Directly under at-risk: what is past its RPO by last knowledge.
          const order = listed.map(({ ref }) => past.has(ref));
          expect(order).toEqual([...order].sort((a, b) => +b - +a));
        }
        expect(told).toEqual(expected);
        const counts = await scorecard.countVerdicts({
          now,
          visible: 'all',
          filter: {},
        });
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(600);
      }
    });

    it('judge what is only in dumps as of the newest of them, and what is not as of now', async () => {
      const dump = source('dump/workloads', {
        mode: 'dump',
        readAt: 500,
        currentUntil: 800,
      });
      const scorecard = await keeping(
        [
          entity('dumped', { atRiskAt: 600 }, { sourceIds: [dump.id] }),
          entity('both', {}, { sourceIds: [dump.id, 'home-1/workloads'] }),
        ],
        [dump, source('home-1/workloads')],
      );
      expect(await scorecard.countVerdicts(everything)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ verdict: 'protected', count: 1 }),
          expect.objectContaining({ verdict: 'cannot-tell', count: 1 }),
        ]),
      );
    });

    it.each(
      SCORECARD_SORTS.flatMap(sort =>
        (['asc', 'desc'] as const).map(order => ({ sort, order })),
      ),
    )(
      'give each entity once, page by page, by $sort $order',
      async ({ sort, order }) => {
        const scorecard = await keeping(
          Array.from({ length: 47 }, (_, index) =>
            entity(
              `app-${(index * 7) % 47}`,
              { atRiskAt: index % 3 === 0 ? 0 : NEVER },
              {
                about: {
                  kind: 'component',
                  title: index % 2 ? 'Same' : `Übergröße ${index}`,
                  owner: index % 4 ? `group:default/${index % 5}` : undefined,
                },
              },
            ),
          ),
        );
        const whole = await readAll(scorecard, { sort, order, limit: 1000 });
        expect(new Set(whole).size).toBe(47);
        expect(await readAll(scorecard, { sort, order, limit: 5 })).toEqual(
          whole,
        );
      },
    );

    it('begin with what lost most of what is at risk, and leave the rest by size', async () => {
      const kept = (
        name: string,
        atRiskAt: number,
        newestCopyAt?: number,
        sizeBytes = 0,
      ) =>
        entity(
          name,
          { atRiskAt },
          {
            items: [
              {
                key: name,
                kind: 'host-path',
                name,
                cluster: 'home-1',
                sizeBytes,
                sharedBy: 1,
                because: '',
                conflictsWith: [],
                unprotected: false,
                rpo: { origin: 'none' },
                atRiskAt,
                unknownAt: NEVER,
                newestCopyAt,
                planIds: [],
                findings: [],
              },
            ],
          },
        );
      const scorecard = await keeping([
        kept('three-days', 0, NOW - 3 * 86_400, 900),
        kept('everything', NOW - 60),
        kept('five-days', NOW - 1, NOW - 5 * 86_400, 1),
        kept('small', NEVER, NOW - 7200, 1),
        kept('large', NEVER, NOW - 3600, 900),
      ]);
      const names = (await readAll(scorecard, {
        sort: 'worst',
        order: 'asc',
        limit: 2,
      })) as string[];
      expect(names.map(ref => ref.split('/')[1])).toEqual([
        'everything',
        'five-days',
        'three-days',
        'large',
        'small',
      ]);
    });

    it('filter by what is asked for, and by nothing that only looks like it', async () => {
      const item = (cluster: string) => ({
        key: cluster,
        kind: 'host-path' as const,
        name: 'x',
        cluster,
        sharedBy: 1,
        because: '',
        conflictsWith: [],
        unprotected: true,
        rpo: { origin: 'none' as const },
        atRiskAt: 0,
        unknownAt: NEVER,
        planIds: [],
        findings: [],
      });
      const scorecard = await keeping([
        entity(
          'radarr',
          { atRiskAt: 0 },
          {
            items: [item('home-1')],
            destinations: ['NAS', 'Backblaze B2'],
            about: {
              kind: 'component',
              title: '100% Radarr',
              owner: 'group:default/media',
              system: 'system:default/downloads',
              tier: 'gold',
              lifecycle: 'production',
            },
          },
        ),
        entity('sonarr', {}, { items: [item('home-10')] }),
      ]);
      const refs = async (filter: object) =>
        (
          await scorecard.listEntities(
            { ...everything, filter },
            { sort: 'name', order: 'asc', limit: 10 },
          )
        ).map(({ ref }) => ref.split('/')[1]);
      for (const filter of [
        { clusters: ['home-1'] },
        { destinations: ['NAS'] },
        { owners: ['group:default/media', 'group:default/nobody'] },
        { systems: ['system:default/downloads'] },
        { tiers: ['gold'] },
        { lifecycles: ['production'] },
        { text: '0% rad' },
        { verdicts: ['at-risk'] },
      ]) {
        expect([filter, await refs(filter)]).toEqual([filter, ['radarr']]);
      }
      expect(await refs({ clusters: ['home-_'] })).toEqual([]);
      expect(await refs({ destinations: ['NA', '%'] })).toEqual([]);
      expect(await refs({ kinds: ['component'], clusters: ['x'] })).toEqual([]);
      expect(await scorecard.getFacets('all')).toMatchObject({
        clusters: ['home-1', 'home-10'],
        destinations: ['Backblaze B2', 'NAS'],
        owners: ['group:default/media'],
      });
      expect(await scorecard.countVerdicts(everything)).toContainEqual({
        verdict: 'at-risk',
        count: 1,
        unprotected: 1,
      });
    });

    it('are made only of what may be seen, however many that are', async () => {
      const scorecard = await keeping([entity('mine'), entity('theirs')]);
      const visible = [
        'component:default/mine',
        ...Array.from({ length: 40_000 }, (_, index) => `component:x/${index}`),
      ];
      const question = { ...everything, visible };
      expect(
        await scorecard.listEntities(question, {
          sort: 'name',
          order: 'asc',
          limit: 10,
        }),
      ).toHaveLength(1);
      expect(await scorecard.countVerdicts(question)).toEqual([
        { verdict: 'protected', count: 1, unprotected: 0 },
      ]);
      expect(
        await scorecard.countVerdicts({ ...everything, visible: [] }),
      ).toEqual([]);
    });
  },
);
