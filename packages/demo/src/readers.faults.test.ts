import type { LoopbackFault } from './loopback/fault/LoopbackFault';
import { LoopbackReading } from './__testUtils__/LoopbackReading';
import { QUERIES, notComplete } from './contract/homelabReading';

const SOURCES = 'volsync.backube/replicationsources';
const VOLSYNC = '/apis/volsync.backube/v1alpha1';
const LIST = `${VOLSYNC}/replicationsources`;

type Case = [fault: LoopbackFault, message: RegExp];

describe('readers of the demo homelab, when something is wrong', () => {
  let reading: LoopbackReading;
  beforeAll(async () => {
    reading = await LoopbackReading.start();
  });
  afterAll(() => reading.stop());
  beforeEach(() => reading.reset());

  const spoilsList: Case[] = [
    [
      { kind: 'forbidden', resource: 'replicationsources.volsync.backube' },
      /^Account system:serviceaccount:backstage:backups may not list replicationsources in API group volsync\.backube across all of home-1 \(403\)\.$/,
    ],
    [{ kind: 'throttled', path: LIST }, /status 429.*tried 4 times/],
    [
      { kind: 'throttled', path: LIST, retryAfterSeconds: 3600 },
      /status 429\.$/,
    ],
    [{ kind: 'server-error', path: LIST }, /status 500.*tried 4 times/],
    [{ kind: 'garbage', form: 'html', path: LIST }, /not the JSON/],
    [{ kind: 'garbage', form: 'truncated', path: LIST }, /not the JSON/],
    [{ kind: 'endless-body', path: LIST }, /larger than 8 MiB/],
    [{ kind: 'silence', path: LIST }, /no whole answer within 1 s/],
    [
      { kind: 'slow-drip', path: LIST, everyMilliseconds: 50 },
      /no whole answer within 1 s/,
    ],
    [{ kind: 'connection-reset', path: LIST }, /tried 4 times/],
  ];
  it.each(spoilsList)(
    '%j: the list is unread, all others are complete',
    async (fault, message) => {
      reading.fail(fault);
      const snapshot = await reading.read();
      expect(notComplete(snapshot)).toEqual([SOURCES]);
      expect(snapshot.listings.get(SOURCES)).toEqual({
        outcome: 'unread',
        error: expect.objectContaining({
          message: expect.stringMatching(message),
        }),
      });
    },
  );

  const spoilsDiscovery: Case[] = [
    [{ kind: 'server-error', path: VOLSYNC }, /status 500/],
    [{ kind: 'garbage', form: 'truncated', path: VOLSYNC }, /not the JSON/],
    [{ kind: 'connection-reset', path: VOLSYNC }, /tried 4 times/],
  ];
  it.each(spoilsDiscovery)(
    '%j: the kinds of the group are unread, not missing',
    async (fault, message) => {
      reading.fail(fault);
      const snapshot = await reading.read();
      const unread = notComplete(snapshot);
      expect(unread).toContain(SOURCES);
      expect(unread.every(key => key.startsWith('volsync.backube/'))).toBe(
        true,
      );
      expect(snapshot.listings.get(SOURCES)).toMatchObject({
        outcome: 'unread',
        error: { message: expect.stringMatching(message) },
      });
    },
  );

  const spoilsCluster: Case[] = [
    [
      { kind: 'unauthorized' },
      /^The credentials for home-1 are refused \(401\)\.$/,
    ],
    [{ kind: 'unknown-cluster' }, /404: Cluster 'home-1' not found\.$/],
    [{ kind: 'throttled' }, /status 429/],
    [{ kind: 'server-error' }, /status 500/],
    [{ kind: 'garbage', form: 'html' }, /not the JSON/],
    [{ kind: 'garbage', form: 'truncated' }, /not the JSON/],
    [{ kind: 'endless-body' }, /larger than 8 MiB/],
    [{ kind: 'silence' }, /no whole answer within 1 s/],
    [{ kind: 'slow-drip' }, /no whole answer within 1 s/],
    [{ kind: 'connection-reset' }, /tried 4 times/],
  ];
  it.each(spoilsCluster)(
    '%j: the cluster is unread, not empty',
    async (fault, message) => {
      reading.fail(fault);
      await expect(reading.read()).rejects.toThrow(message);
    },
  );

  it('forbidden: every kind names its own right, and nothing is empty', async () => {
    reading.fail({ kind: 'forbidden' });
    const snapshot = await reading.read();
    for (const { group, plural } of QUERIES) {
      expect(snapshot.listings.get(`${group}/${plural}`)).toMatchObject({
        outcome: 'unread',
        error: {
          message: expect.stringContaining(`may not list ${plural} in`),
          fix: expect.stringContaining(
            `- { apiGroups: ["${group}"], resources: ["${plural}"], verbs: ["get", "list"] }`,
          ),
        },
      });
    }
  });

  it('forbidden in one namespace: that one is named', async () => {
    reading.fail({ kind: 'forbidden', within: { namespace: 'downloads' } });
    const snapshot = await reading.read({
      namespaces: ['entertainment', 'downloads'],
    });
    expect(snapshot.listings.get(SOURCES)).toMatchObject({
      outcome: 'unread',
      error: {
        message: expect.stringContaining('in namespace downloads of home-1'),
        fix: expect.stringContaining('the Role in namespace downloads'),
      },
    });
  });

  it('forbidden across the cluster: namespaces still work', async () => {
    reading.fail({ kind: 'forbidden', within: 'cluster' });
    const snapshot = await reading.read({ namespaces: ['downloads'] });
    // Kinds without a namespace.
    expect(notComplete(snapshot)).toEqual([
      '/persistentvolumes',
      'kopiur.home-operations.com/clusterrepositories',
      'admissionregistration.k8s.io/mutatingadmissionpolicies',
    ]);
  });

  it('group-missing: not installed, and that is said of no other group', async () => {
    reading.fail({ kind: 'group-missing', group: 'volsync.backube' });
    const snapshot = await reading.read();
    expect(snapshot.apiGroups?.has('volsync.backube')).toBe(false);
    expect(snapshot.listings.get(SOURCES)).toMatchObject({
      outcome: 'notInstalled',
    });
    expect(snapshot.listings.get('/persistentvolumeclaims')).toMatchObject({
      outcome: 'complete',
    });
  });

  it('throttled twice: it reading.waits as long as it is told, then all is complete', async () => {
    reading.fail({
      kind: 'throttled',
      path: LIST,
      retryAfterSeconds: 7,
      times: 2,
    });
    expect(notComplete(await reading.read())).toEqual([]);
    expect(reading.waits).toEqual([7000, 7000]);
  });
});
