import { LockRenewal } from 'backstage-plugin-backups-common';
import { Fact, RepositoryFact } from 'backstage-plugin-backups-node';
import { Collecting } from '../__testUtils__/collecting';
import { component } from '../__testUtils__/folderPipeline';
import { claim, deployment, tapeJob } from '../__testUtils__/manifests';
import { tapedeckProvider } from '../__testUtils__/tapedeck';

const FRESH = { lastSuccess: '2026-08-22T10:00:00Z' };
const OLDER = { lastSuccess: '2026-08-22T09:05:00Z' };

/** Tape `near` lies on the site, and nobody knows where tape `lost` is. */
function withPlaces(fact: Fact): Fact {
  if (fact.type !== 'plan') return fact;
  const { destination, fingerprint } = fact;
  const place =
    fingerprint === 'lost'
      ? { offSite: undefined, failureDomain: undefined }
      : { offSite: fingerprint !== 'near' };
  return {
    ...fact,
    destination: { ...destination, ...place },
    writes: { repository: `shelf:${fingerprint}`, identity: fingerprint },
  };
}

/** Locks of everything were renewed an hour before anything is asked. */
const RENEWED = {
  enabled: true,
  lastSuccessAt: Date.parse('2026-08-22T09:05:00Z') / 1000,
};

/** What the shelf that a tape lies on says of itself. */
function shelf(
  tape: string,
  lockedSeconds: number,
  lockRenewal: LockRenewal | undefined,
): RepositoryFact {
  return {
    type: 'repository',
    method: 'tape',
    repository: `shelf:${tape}`,
    aliases: [],
    lockedSeconds,
    lockRenewal,
    evidence: [],
  };
}

describe('what would be lost, and the marks', () => {
  let world: Collecting;
  /** Seconds by tape. */
  let locks: Record<string, number>;
  let renewal: LockRenewal | undefined;
  beforeEach(async () => {
    world = await Collecting.create('radarr');
    locks = {};
    renewal = RENEWED;
    world.providers = [
      {
        ...tapedeckProvider,
        *observeCluster(snapshot) {
          for (const fact of tapedeckProvider.observeCluster(snapshot)) {
            yield withPlaces(fact);
          }
          for (const [tape, seconds] of Object.entries(locks)) {
            yield shelf(tape, seconds, renewal);
          }
        },
      },
    ];
  });
  afterEach(() => world.close());

  /** @param tapes - what each tape of the app says */
  async function view(
    tapes: Record<string, object>,
    objects: object[] = [claim('radarr'), deployment('radarr')],
  ) {
    world.home1.objects = [
      ...objects,
      ...Object.entries(tapes).map(([tape, status]) =>
        tapeJob(`radarr-${tape}`, { claim: 'radarr', spec: { tape }, status }),
      ),
    ];
    await world.collect();
    return world.view('radarr');
  }

  it('is the age of the newest copy that survives the disaster', async () => {
    const { loss } = await view({ near: FRESH, far: OLDER });
    expect(loss).toEqual({
      volume: {
        kind: 'time',
        seconds: 300,
        dataTime: '2026-08-22T10:00:00.000Z',
        destination: 'Tape near',
        item: 'radarr',
      },
      site: {
        kind: 'time',
        seconds: 3600,
        dataTime: '2026-08-22T09:05:00.000Z',
        destination: 'Tape far',
        item: 'radarr',
      },
    });
  });

  it.each([
    ['everything without a copy', {}, 'everything', 'everything'],
    [
      'everything before the first copy',
      { far: {} },
      'everything',
      'everything',
    ],
    [
      'everything but for a copy on the site',
      { near: FRESH },
      'time',
      'everything',
    ],
    [
      'not known for a copy in an unknown place',
      { lost: FRESH },
      'not-known',
      'not-known',
    ],
    [
      'known as soon as one copy is',
      { lost: FRESH, far: OLDER },
      'time',
      'time',
    ],
  ])('is %s', async (_words, tapes, volume, site) => {
    const { loss } = await view(tapes);
    expect([loss.volume.kind, loss.site.kind]).toEqual([volume, site]);
  });

  it('is nothing where there is nothing, and not known where nothing is known', async () => {
    const bare = { ...deployment('radarr'), spec: { template: { spec: {} } } };
    const kinds = async (objects: object[]) => {
      const { loss } = await view({}, objects);
      return [loss.volume.kind, loss.site.kind];
    };
    expect(await kinds([bare])).toEqual(['nothing-to-lose', 'nothing-to-lose']);
    expect(await kinds([])).toEqual(['not-known', 'not-known']);
  });

  it('is that of the volume that loses most', async () => {
    const items = 'downloads/radarr, downloads/radarr-cache';
    world.listEntities = async () => [
      component('radarr', { 'backups/items': items }),
    ];
    const { loss } = await view({ far: FRESH }, [
      claim('radarr'),
      claim('radarr-cache'),
      tapeJob('cache', {
        claim: 'radarr-cache',
        spec: { tape: 'near' },
        status: OLDER,
      }),
    ]);
    expect(loss).toMatchObject({
      volume: { kind: 'time', item: 'radarr-cache', seconds: 3600 },
      site: { kind: 'everything', item: 'radarr-cache' },
    });
  });

  async function marks(tapes: Record<string, object>) {
    return Object.fromEntries(
      (await view(tapes)).marks.map(({ mark, met, fact }) => [
        mark,
        `${met}: ${fact}`,
      ]),
    );
  }

  it('counts places, not jobs', async () => {
    expect(await marks({ near: FRESH, far: OLDER })).toEqual({
      copies: 'met: 3 copies, the original included',
      media: 'met: 3 independent places',
      'off-site': 'met: 1 off-site',
      immutable: 'not-known: no object lock is known of Tape far, Tape near',
      verified: 'not-known: no restore drill is recorded',
    });
    expect(await marks({ near: FRESH })).toMatchObject({
      copies: 'not-met: 2 copies, the original included',
      media: 'met: 2 independent places',
      'off-site': 'not-met: 0 off-site',
    });
    expect(await marks({})).toMatchObject({
      copies: 'not-met: 1 copy, the original included',
      media: 'not-met: 1 independent place',
      'off-site': 'not-met: 0 off-site',
    });
  });

  const BOTH = { near: FRESH, far: OLDER };
  const MONTH = 30 * 86_400;
  it.each<[string, Record<string, number>, Record<string, object>, string]>([
    [
      'met by one copy whose repository locks it',
      { far: MONTH },
      BOTH,
      'met: Tape far: nothing in it can be deleted for 30 d, and locks are renewed',
    ],
    [
      'met by the longest lock',
      { near: 7 * 86_400, far: MONTH },
      BOTH,
      'met: Tape far: nothing in it can be deleted for 30 d, and locks are renewed',
    ],
    [
      'not known while one repository says nothing',
      { far: 0 },
      BOTH,
      'not-known: no object lock is known of Tape near',
    ],
    [
      'missed where every repository says that it locks nothing',
      { near: 0, far: 0 },
      BOTH,
      'not-met: Tape far, Tape near: the repository says that it locks nothing',
    ],
    [
      'missed by the lock of a place that holds no copy that counts',
      { far: MONTH, near: 0 },
      { near: FRESH, far: {} },
      'not-met: Tape near: the repository says that it locks nothing',
    ],
    ['missed without a copy', { far: MONTH }, {}, 'not-met: no copy counts'],
  ])('calls immutable %s', async (_words, told, tapes, expected) => {
    locks = told;
    expect((await marks(tapes)).immutable).toBe(expected);
  });

  it.each<[string, LockRenewal | undefined, string]>([
    [
      'only what is new, where locks are not renewed',
      { enabled: false },
      'not-met: Tape far: only what is newer than 30 d is locked; older data can be deleted, for locks are not renewed',
    ],
    [
      'no longer, where the last renewal has run out',
      { enabled: true, lastSuccessAt: 0 },
      'not-met: Tape far: locks were last renewed longer than 30 d ago, and older data can be deleted',
    ],
    [
      'perhaps, where it is not said whether locks are renewed',
      undefined,
      'not-known: Tape far: what is written is locked for 30 d; whether that is renewed is not known',
    ],
  ])('calls immutable %s', async (_words, told, expected) => {
    locks = { far: MONTH };
    renewal = told;
    expect((await marks({ far: FRESH })).immutable).toBe(expected);
  });

  it('calls immutable what locks the item that has least', async () => {
    world.listEntities = async () => [
      component('radarr', {
        'backups/items': 'downloads/radarr, downloads/radarr-cache',
      }),
    ];
    locks = { far: MONTH, near: 0 };
    const { marks: shown } = await view({ far: FRESH }, [
      claim('radarr'),
      claim('radarr-cache'),
      tapeJob('cache', {
        claim: 'radarr-cache',
        spec: { tape: 'near' },
        status: OLDER,
      }),
    ]);
    expect(shown).toContainEqual({
      mark: 'immutable',
      met: 'not-met',
      fact: 'radarr-cache: Tape near: the repository says that it locks nothing',
    });
  });

  it('does not know of a lock that nobody has told of lately', async () => {
    locks = { far: MONTH };
    expect((await marks({ far: FRESH })).immutable).toMatch(/^met/);
    world.pass({ hours: 9 });
    const { marks: shown } = await world.view('radarr');
    expect(shown.find(({ mark }) => mark === 'immutable')).toEqual({
      mark: 'immutable',
      met: 'not-known',
      fact: 'no object lock is known of Tape far',
    });
  });

  describe('of being verified', () => {
    const TWO = 'downloads/radarr, downloads/radarr-cache';

    async function drill(name: string, finishedAt: string, outcome: string) {
      const { items } = await world.view('radarr');
      const item = items.find(one => one.name === name);
      await world.drills.addDrill({
        entityRef: 'component:default/radarr',
        item: name,
        destination: 'Tape near',
        reportedBy: 'user:default/guest',
        reportedAt: 0,
        report: {
          itemKey: item?.key ?? '',
          planId: item?.plans[0]?.id ?? '',
          scenario: 'look',
          outcome: outcome as 'proven' | 'failed',
          finishedAt,
          check: 'compared with the original',
        },
      });
    }

    async function verified() {
      const { marks: shown } = await world.view('radarr');
      const mark = shown.find(one => one.mark === 'verified');
      return `${mark?.met}: ${mark?.fact}`;
    }

    it('needs a drill that ended well in the last 90 days', async () => {
      await view({ near: FRESH });
      await drill('radarr', '2026-08-20T10:05:00Z', 'failed');
      expect(await verified()).toBe('not-known: no restore drill is recorded');
      await drill('radarr', '2026-05-24T09:05:00Z', 'proven');
      expect(await verified()).toMatch(/^not-met: last proven by a drill 90 d/);
      await drill('radarr', '2026-08-20T10:05:00Z', 'proven');
      expect(await verified()).toBe('met: last proven by a drill 2 d ago');
    });

    it('needs one of every item, and names the one that lacks it', async () => {
      world.listEntities = async () => [
        component('radarr', { 'backups/items': TWO }),
      ];
      await view({ near: FRESH }, [claim('radarr'), claim('radarr-cache')]);
      await drill('radarr', '2026-08-20T10:05:00Z', 'proven');
      expect(await verified()).toBe(
        'not-known: radarr-cache: no restore drill is recorded',
      );
      await drill('radarr-cache', '2026-08-12T10:05:00Z', 'proven');
      expect(await verified()).toBe(
        'met: radarr-cache: last proven by a drill 10 d ago',
      );
    });
  });

  it('calls nothing missed that may be met in a place nobody knows', async () => {
    expect(await marks({ near: FRESH, lost: FRESH })).toMatchObject({
      copies: 'not-known: 2 copies, the original included',
      media: 'met: 2 independent places',
      'off-site': 'not-known: 0 off-site',
    });
  });
});
