import {
  ARCHIVING,
  B2,
  R2,
  backup,
  cluster,
  condition,
  failedBackup,
  scheduled,
  stanza,
  toldBackup,
  weeklyFull,
} from '../fixtures/objects';
import { at, observe } from '../fixtures/observe';

const BASE = [cluster(), stanza(), scheduled(), weeklyFull()];

describe('a database cluster, by its setup', () => {
  it('trap 12: completes backups without anybody seeing the log archived', () => {
    const { plan, finding } = observe([
      cluster({ status: { conditions: [] } }),
      stanza(),
      scheduled(),
      backup(),
    ]);
    expect(plan.database?.archiving.state).toBe('not-seen');
    expect(finding('log-archiving-not-seen').severity).toBe('erodes');
  });

  it('trap 14: that cannot archive is told for all repositories at once', () => {
    const { plans, finding, findings } = observe([
      cluster({
        status: {
          conditions: [
            condition(
              'ContinuousArchiving',
              'False',
              'ContinuousArchivingFailing',
              '2026-08-19T22:10:00Z',
              'exit status 104',
            ),
          ],
        },
      }),
      stanza({ repositories: [B2, R2] }),
      backup(),
    ]);
    expect(plans.map(plan => plan.database?.archiving)).toEqual(
      [1, 2].map(() => ({
        state: 'failing',
        since: at('2026-08-19T22:10:00Z'),
        message: 'exit status 104',
        lagSeconds: 300,
      })),
    );
    expect(finding('log-archiving-failing').title).toMatch(/shelf/);
    expect(
      findings.filter(fact => fact.finding.code === 'log-archiving-failing')[0]
        .about.planKey,
    ).toBeUndefined();
  });

  it.each([
    ['while the database runs', { readyInstances: 1 }, undefined],
    ['while the database does not run', { readyInstances: 0 }, true],
  ])(
    'says of a log that fails %s whether it was archived until then',
    (_, status, mayHaveHalted) => {
      const { plans } = observe([
        cluster({
          status: {
            ...status,
            conditions: [
              condition(
                'ContinuousArchiving',
                'False',
                'ContinuousArchivingFailing',
                '2026-08-19T22:10:00Z',
              ),
            ],
          },
        }),
        stanza({ repositories: [B2] }),
        backup(),
      ]);
      expect(plans[0].database?.archiving.mayHaveHalted).toBe(mayHaveHalted);
    },
  );

  it('trap 21: keeps full backups by count, not days, and history as nobody asked', () => {
    const { plan, finding } = observe(BASE);
    expect(plan.retention).toMatchObject({
      chain: {
        fulls: { count: 14 },
        log: { count: 7, of: 'full' },
        differentials: 30,
      },
      sentence: expect.stringMatching(
        /14 full backups .* oldest of the newest 7 full backups/,
      ),
    });
    expect(finding('history-not-applied').severity).toBe('advice');
  });

  it('trap 23: keeps the identity of a place whose number changes', () => {
    const before = observe([
      cluster(),
      stanza({ repositories: [B2, R2] }),
    ]).repository('2');
    const after = observe([
      cluster(),
      stanza({ repositories: [R2] }),
    ]).repository('1');
    expect([after.key, after.fingerprint]).toEqual([
      before.key,
      before.fingerprint,
    ]);
  });

  it('trap 27: is backed up by another version of the plugin than is installed', () => {
    const { finding } = observe([
      cluster({
        status: {
          conditions: [ARCHIVING],
          pluginStatus: [{ name: 'pgbackrest.dalibo.com', version: '0.0.3' }],
        },
      }),
      stanza(),
      backup({
        status: {
          pluginMetadata: { name: 'pgbackrest.dalibo.com', version: '0.0.2' },
        },
      }),
    ]);
    expect(finding('plugin-versions-differ').title).toMatch(/0\.0\.2.*0\.0\.3/);
  });

  it('trap 29: without a plugin is an item that nothing copies', () => {
    const none = observe([cluster({ spec: { plugins: undefined } })]);
    expect([none.items.length, none.plans, none.codes]).toEqual([1, [], []]);
    const disabled = observe([
      cluster({
        spec: {
          plugins: [
            {
              name: 'pgbackrest.dalibo.com',
              enabled: false,
              parameters: { stanzaRef: 'shelf-stanza' },
            },
          ],
        },
      }),
      stanza(),
    ]);
    expect(disabled.plans).toEqual([]);
    expect(disabled.codes).toEqual(['plugin-disabled']);
    const legacy = observe([
      cluster({
        spec: {
          plugins: [
            {
              name: 'pgbackrest.dalibo.com',
              parameters: { repositoryRef: 'shelf-repository' },
            },
          ],
        },
      }),
    ]);
    expect(legacy.plan.destination.failureDomain).toBeUndefined();
    expect(legacy.codes).toContain('legacy-repository-ref');
  });

  it('trap 30: is restored from a stanza, which is no place it is copied to', () => {
    const { plans, codes } = observe([
      cluster({
        spec: {
          plugins: undefined,
          bootstrap: { recovery: { source: 'origin' } },
          externalClusters: [
            {
              name: 'origin',
              plugin: {
                name: 'pgbackrest.dalibo.com',
                parameters: { stanzaRef: 'shelf-stanza' },
              },
            },
          ],
        },
      }),
      stanza(),
    ]);
    expect([plans, codes]).toEqual([[], []]);
  });

  it('trap 30: shares a stanza with another, whose status then proves nothing', () => {
    const { plans, findings } = observe([
      cluster(),
      cluster({ name: 'shelf-restored' }),
      stanza({
        status: {
          recoveryWindow: {
            lastBackup: toldBackup(
              '20260820-030003F',
              '2026-08-20T03:00:03Z',
              '2026-08-20T03:00:50Z',
            ),
          },
        },
      }),
    ]);
    expect(plans.map(plan => plan.lastSuccess)).toEqual([undefined, undefined]);
    const shared = findings.filter(
      fact => fact.finding.code === 'stanza-shared',
    );
    expect(new Set(shared.map(fact => fact.finding.causeKey)).size).toBe(1);
    expect(shared).toHaveLength(2);
  });

  it.each([1, 3])(
    'trap 31: is one item with one plan, though %i instances say the same',
    instances => {
      const { items, plans, codes } = observe([
        cluster({ spec: { instances }, status: { readyInstances: instances } }),
        stanza(),
        scheduled(),
        weeklyFull(),
        backup(),
      ]);
      expect(items).toHaveLength(1);
      expect(plans).toHaveLength(1);
      expect(items[0].sizeBytes).toBe(10 * 1024 ** 3);
      expect(plans[0].database?.backups).toHaveLength(1);
      expect(codes).toEqual(['history-not-applied']);
    },
  );

  it('trap 32: that is hibernated refuses backups by design', () => {
    const { plan, finding } = observe([
      cluster({
        annotations: { 'cnpg.io/hibernation': 'on' },
        status: { readyInstances: 0 },
      }),
      stanza(),
      scheduled(),
      backup(),
      failedBackup(
        '2026-08-21T03:00:01Z',
        'cannot backup a hibernated cluster',
      ),
    ]);
    expect(plan.suspended).toBe(true);
    expect(plan.lastAttemptFailed).toBeUndefined();
    expect(finding('cluster-hibernated').severity).toBe('advice');
  });
});
