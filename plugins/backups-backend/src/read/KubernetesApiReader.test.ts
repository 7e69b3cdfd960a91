import { ResourceQuery } from 'backstage-plugin-backups-node';
import { CLAIMS, TAPES, VOLUMES } from './__testUtils__/queries';
import {
  Interception,
  StandInKubernetes,
  answerJson,
  answerStatus,
  storedObject,
} from './__testUtils__/StandInKubernetes';
import {
  StandInReading,
  TAPE_LIST,
  listingOf,
} from './__testUtils__/StandInReading';

describe('KubernetesApiReader', () => {
  let standIn: StandInKubernetes;
  let reading: StandInReading;

  beforeAll(async () => {
    standIn = await StandInKubernetes.start();
  });
  afterAll(() => standIn.stop());
  beforeEach(() => {
    reading = new StandInReading(standIn);
  });

  it('asks for pages of 500 and for JSON', async () => {
    standIn.kinds[3].objects = Array.from({ length: 1001 }, (_, index) =>
      storedObject('media', `tape-${index}`),
    );
    const snapshot = await reading.read();
    expect(listingOf(snapshot)).toMatchObject({
      outcome: 'complete',
      objects: { length: 1001 },
    });
    expect(standIn.requests.filter(url => url.startsWith(TAPE_LIST))).toEqual([
      `${TAPE_LIST}?limit=500`,
      `${TAPE_LIST}?limit=500&continue=500`,
      `${TAPE_LIST}?limit=500&continue=1000`,
    ]);
  });

  it('gives an object that did not change as the same object again', async () => {
    const tape = (uid: string, resourceVersion: string, label: string) => ({
      metadata: { name: 'mixtape', namespace: 'media', uid, resourceVersion },
      spec: { label },
    });
    const reader = reading.reader();
    const readTapes = async (...tapes: unknown[]) => {
      standIn.kinds[3].objects = tapes;
      const { signal } = new AbortController();
      const whole = { ...TAPES, project: undefined };
      const listing = listingOf(await reader.read([whole], { signal }));
      return listing?.outcome === 'complete' ? listing.objects : undefined;
    };
    const [first] = (await readTapes(tape('a', '1', 'old'))) ?? [];
    const [again] = (await readTapes(tape('a', '1', 'old'))) ?? [];
    const [changed] = (await readTapes(tape('a', '2', 'new'))) ?? [];
    const [replaced] = (await readTapes(tape('b', '2', 'other'))) ?? [];
    expect(again).toBe(first);
    expect(changed).toMatchObject({ spec: { label: 'new' } });
    expect(replaced).toMatchObject({ spec: { label: 'other' } });

    const unversioned = { metadata: { name: 'mixtape' }, spec: { label: 'x' } };
    const [plain] = (await readTapes(unversioned)) ?? [];
    const [edited] =
      (await readTapes({ ...unversioned, spec: { label: 'y' } })) ?? [];
    expect([plain?.spec, edited?.spec]).toEqual([
      { label: 'x' },
      { label: 'y' },
    ]);
  });

  it('remembers what it read before a list broke off', async () => {
    const reader = reading.reader();
    const { signal } = new AbortController();
    const objects = Array.from({ length: 3 }, (_, index) => ({
      metadata: {
        name: `tape-${index}`,
        uid: `${index}`,
        resourceVersion: '1',
      },
    }));
    standIn.kinds[3].objects = objects;
    standIn.pageSize = 1;
    const before = listingOf(await reader.read([TAPES], { signal }));
    standIn.intercept = ({ query }, response) =>
      query.get('continue') === '2' && answerStatus(response, 404, 'gone');
    const broken = listingOf(await reader.read([TAPES], { signal }));
    standIn.intercept = () => false;
    const after = listingOf(await reader.read([TAPES], { signal }));
    expect(broken?.outcome).toBe('unread');
    const [old, now] = [before, after].map(listing =>
      listing?.outcome === 'complete' ? listing.objects : [],
    );
    expect(now).toHaveLength(3);
    now.forEach((object, index) => expect(object).toBe(old[index]));
  });

  it('asks each path of discovery once, and two lists at a time', async () => {
    let atOnce = 0;
    let most = 0;
    standIn.intercept = ({ query }, response) => {
      if (!query.has('limit')) return false;
      atOnce += 1;
      most = Math.max(most, atOnce);
      response.on('finish', () => {
        atOnce -= 1;
      });
      return false;
    };
    await reading.read();
    expect(most).toBeLessThanOrEqual(2);
    const discovery = standIn.requests.filter(url => !url.includes('limit'));
    expect(discovery.sort()).toEqual([
      '/api',
      '/api/v1',
      '/apis',
      '/apis/apps/v1',
      '/apis/tapedeck.example/v2',
    ]);
  });

  it('takes null for an empty list, as Go writes it', async () => {
    const { listing } = await reading.readSpoiled(response =>
      answerJson(response, { kind: 'TapeList', metadata: {}, items: null }),
    );
    expect(listing).toMatchObject({ outcome: 'complete', objects: [] });
  });

  it('leaves it to the provider to say which object cannot be understood', async () => {
    const stubborn: ResourceQuery = {
      ...TAPES,
      project: object => {
        if (object.metadata.name === 'jukebox') throw new TypeError('no');
        return object;
      },
    };
    const listing = listingOf(await reading.read({}, [stubborn]));
    expect(listing).toMatchObject({
      outcome: 'complete',
      objects: [
        { kind: 'Tape', metadata: { name: 'jukebox' } },
        { spec: { large: true } },
      ],
    });
    expect(
      listing?.outcome === 'complete' && listing.objects[0],
    ).not.toHaveProperty('spec');
  });

  it('never asks for Secrets', async () => {
    const secrets = { ...CLAIMS, plural: 'secrets', kind: 'Secret' };
    const snapshot = await reading.read({}, [secrets]);
    expect(listingOf(snapshot, secrets)).toMatchObject({ outcome: 'unread' });
    expect(standIn.requests.filter(path => /secrets/.test(path))).toEqual([]);
  });

  it('tells the kinds of groups that nobody lists, and asks for them once', async () => {
    standIn.kinds.push({
      group: 'keeper.example',
      version: 'v1',
      plural: 'backupplans',
      kind: 'BackupPlan',
      objects: [],
    });
    const asked = () =>
      standIn.requests.filter(path => path === '/apis/keeper.example/v1');
    const reader = reading.reader();
    const { signal } = new AbortController();
    const first = await reader.read([CLAIMS, TAPES], { signal });
    const again = await reader.read([CLAIMS, TAPES], { signal });
    expect(asked()).toHaveLength(1);
    const told = new Map([['keeper.example', new Set(['BackupPlan'])]]);
    expect(first.apiKinds).toEqual(told);
    expect(again.apiKinds).toEqual(told);
  });

  it('knows a group that does not tell its kinds', async () => {
    standIn.groups = { 'keeper.example': ['v1'] };
    const { apiGroups, apiKinds } = await reading.read();
    expect(apiGroups).toContain('keeper.example');
    expect(apiKinds?.get('keeper.example')).toEqual(new Set());
  });

  describe('a list that expires on the way', () => {
    const expire =
      (times: number, left = { times }): Interception =>
      ({ path, query }, response) => {
        if (path !== TAPE_LIST || !query.has('continue')) return false;
        if (left.times <= 0) return false;
        left.times -= 1;
        return answerStatus(
          response,
          410,
          'The provided continue parameter is too old',
        );
      };

    beforeEach(() => {
      standIn.pageSize = 1;
    });

    it('is started over, and holds nothing twice', async () => {
      standIn.intercept = expire(1);
      expect(listingOf(await reading.read())).toMatchObject({
        outcome: 'complete',
        objects: [
          { metadata: { name: 'jukebox' } },
          { metadata: { name: 'arcade' } },
        ],
      });
    });

    it('is given up the second time', async () => {
      standIn.intercept = expire(2);
      expect(listingOf(await reading.read())).toMatchObject({
        outcome: 'unread',
        error: { message: expect.stringContaining('status 410') },
      });
    });
  });

  describe('the signal', () => {
    it('ends what is under way; what was read stays', async () => {
      const controller = new AbortController();
      standIn.intercept = ({ path }) => {
        if (path !== TAPE_LIST) return false;
        controller.abort();
        return true;
      };
      const snapshot = await reading.read(
        {},
        [CLAIMS, TAPES],
        controller.signal,
      );
      expect(listingOf(snapshot)).toMatchObject({
        outcome: 'unread',
        error: {
          message:
            'Listing tapes.tapedeck.example of home was given up: the time for home was over.',
        },
      });
    });

    it('ends waiting for another attempt', async () => {
      const controller = new AbortController();
      standIn.intercept = (_, response) => answerStatus(response, 503, 'busy');
      const wait = async (_: number, signal: AbortSignal) => {
        controller.abort();
        signal.throwIfAborted();
      };
      await expect(
        reading.read({ limits: { wait } }, [TAPES], controller.signal),
      ).rejects.toThrow('status 503: busy.');
      expect(standIn.requests).toHaveLength(1);
    });
  });

  describe('where only namespaces may be read', () => {
    const namespaces = ['media', 'games'];

    it('lists them one by one, and merges', async () => {
      const snapshot = await reading.read({ namespaces });
      expect(listingOf(snapshot, CLAIMS)).toMatchObject({
        outcome: 'complete',
        objects: { length: 3 },
      });
      const asked = standIn.requests.filter(url => url.includes('limit'));
      expect(asked.every(url => url.includes('/namespaces/'))).toBe(true);
    });

    it('skips kinds of the cluster, and says so', async () => {
      expect(listingOf(await reading.read({ namespaces }), VOLUMES)).toEqual({
        outcome: 'unread',
        error: {
          message:
            'persistentvolumes of home are not read: they belong to no namespace, and only media, games may be read.',
          fix: 'Where more may be read, take namespaces out of backups.clusters.home.',
        },
      });
    });

    it('names the namespace that is forbidden', async () => {
      standIn.intercept = ({ path }, response) =>
        path === '/apis/tapedeck.example/v2/namespaces/games/tapes' &&
        answerStatus(response, 403, 'no');
      const snapshot = await reading.read({ namespaces });
      expect(listingOf(snapshot, CLAIMS)).toMatchObject({
        outcome: 'complete',
      });
      expect(listingOf(snapshot)).toEqual({
        outcome: 'unread',
        error: {
          message:
            'The portal may not list tapes in API group tapedeck.example in namespace games of home (403).',
          fix: 'Add to the Role in namespace games of the account that the portal uses: - { apiGroups: ["tapedeck.example"], resources: ["tapes"], verbs: ["get", "list"] }',
        },
      });
    });
  });
});
