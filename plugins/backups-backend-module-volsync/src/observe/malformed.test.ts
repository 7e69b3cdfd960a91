import { observeCluster } from './observeCluster';
import { at, observe } from '../fixtures/observe';
import { claim, destination, maintenance, source } from '../fixtures/objects';
import { RESOURCES } from '../read/resources';
import type { ClusterSnapshot, Listing } from 'backstage-plugin-backups-node';
import { resourceKey, snapshotOf } from 'backstage-plugin-backups-node';

const OPTIONS = { timeZone: 'UTC', patterns: [] };

describe('objects that are not what they should be', () => {
  it('costs a malformed field and nothing else', () => {
    const { plan, finding } = observe([
      source({
        status: {
          lastSyncTime: 'yesterday',
          nextSyncTime: '2026-08-22T12:28:00Z',
          lastSyncDuration: 7,
          conditions: [
            'nonsense',
            { type: 'Synchronizing', reason: 'Error', message: 'no key' },
          ],
          latestMoverStatus: {
            result: 'Failed',
            logs: 'Fatal: wrong password',
          },
        },
      }),
    ]);
    expect(
      finding('malformed-object').evidence.map(({ field }) => field),
    ).toEqual(
      expect.arrayContaining([
        'status.lastSyncTime',
        'status.lastSyncDuration',
        'status.conditions.0',
      ]),
    );
    expect(plan.lastSuccess).toBeUndefined();
    expect(plan.nextDueAt).toBe(at('2026-08-22T12:28:00Z'));
    expect(plan.controllerError).toEqual({
      since: undefined,
      message: 'no key',
    });
    expect(plan.lastAttemptFailed?.message).toBe('Fatal: wrong password');
  });

  it('takes a trigger it cannot read for a broken schedule, not for none', () => {
    const { plan, codes } = observe([
      source({ spec: { trigger: { schedule: 5 } } }),
    ]);
    expect(plan.schedule.kind).toBe('invalid');
    expect(codes).toContain('malformed-object');
  });

  it('counts on nothing that may be paused', () => {
    const { plan } = observe([source({ spec: { paused: 'perhaps' } })]);
    expect(plan.suspended).toBe(true);
  });

  it('takes null for absent, as Kubernetes does', () => {
    const { plan, codes } = observe([
      source({ spec: { paused: null }, status: null, annotations: undefined }),
    ]);
    expect(plan.suspended).toBe(false);
    expect(codes).toEqual([]);
  });

  it('keeps a plan for a source whose spec is no object', () => {
    const broken = { ...source(), spec: 'gone wrong' };
    const { plan, codes } = observe([broken]);
    expect(plan.method).toBe('none');
    expect(codes).toEqual(['malformed-object', 'no-method']);
  });

  it('never lets one bad object spoil the rest', () => {
    const bad = [
      { ...source({ name: 'a' }), spec: [] },
      { ...source({ name: 'b' }), status: 42 },
      { ...source({ name: 'c' }), spec: { kopia: 'yes', trigger: [] } },
      { ...destination({ name: 'd' }), spec: 1, status: 'x' },
      { ...maintenance({ name: 'e' }), spec: { repository: 7, trigger: null } },
      { ...claim({ name: 'f' }), spec: 'x' },
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: { name: 'g', namespace: 'media', labels: null },
        spec: 'x',
        status: { conditions: [null, 3] },
      },
    ];
    const alone = observe([source()]);
    const together = observe([...bad, source()]);
    expect(together.plans.map(plan => plan.object.name)).toEqual([
      'a',
      'b',
      'c',
      'jukebox',
    ]);
    expect(together.plans[3]).toEqual(alone.plan);
    const told = new Set(together.findings.map(fact => fact.about.object.name));
    expect([...told].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('says nothing where nothing was read, and no claim is missing then', () => {
    const listings = new Map<string, Listing>();
    const whole = snapshotOf({
      readAt: new Date(0),
      queries: RESOURCES,
      objects: [source()],
    });
    for (const query of RESOURCES) {
      listings.set(resourceKey(query), {
        outcome: 'unread',
        error: { message: 'forbidden' },
      });
    }
    const unread: ClusterSnapshot = { ...whole, listings };
    expect(observeCluster(unread, OPTIONS)).toEqual([]);

    const sources = whole.listings.get('volsync.backube/replicationsources');
    listings.set(
      'volsync.backube/replicationsources',
      sources ?? { outcome: 'notInstalled', readAt: new Date(0) },
    );
    const facts = observeCluster({ ...whole, listings }, OPTIONS);
    expect(facts.map(fact => fact.type)).toEqual(['plan']);
  });

  it('is pure: the same snapshot gives the same facts, and is not changed', () => {
    const snapshot = snapshotOf({
      readAt: new Date(0),
      queries: RESOURCES,
      objects: [source(), destination(), maintenance(), claim()],
    });
    const before = JSON.stringify([...snapshot.listings]);
    const first = observeCluster(snapshot, OPTIONS);
    expect(observeCluster(snapshot, OPTIONS)).toEqual(first);
    expect(JSON.stringify([...snapshot.listings])).toBe(before);
  });
});
