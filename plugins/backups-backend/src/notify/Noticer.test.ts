import { TestDatabaseId, mockServices } from '@backstage/backend-test-utils';
import { NEVER } from 'backstage-plugin-backups-common';
import { Notice } from 'backstage-plugin-backups-node';
import { calmEntity } from '../__testUtils__/calmEntity';
import { testDatabases } from '../__testUtils__/databases';
import { sourceRecord } from '../__testUtils__/documents';
import { KeptStatement } from '../judge/statements/Statement';
import { BackupsStore } from '../keep/BackupsStore';
import { EntityDocument } from '../keep/documents';
import { NoticeStore } from '../keep/notices/NoticeStore';
import { Noticer, NoticerOptions } from './Noticer';

const BEGIN = 1_800_000_000;
const HOUR = 3600;
const DAY = 24 * HOUR;
const QUARTER = 15 * 60;

/** An app whose copy on the NAS fails; its RPO is breached from an instant on. */
function appOnNas(
  name: string,
  atRiskAt: number,
  more: Partial<EntityDocument> = {},
): EntityDocument {
  const about = { itemKey: name, item: name };
  const failing: KeptStatement = {
    code: 'state',
    state: 'failing',
    shared: {
      key: 'destination/nas',
      kind: 'destination',
      subject: 'NAS',
      since: BEGIN,
    },
    about: { ...about, place: 'NAS', planId: name },
    cause: 'destination/nas',
    rank: 20,
    from: 0,
  };
  return calmEntity(
    name,
    { atRiskAt },
    {
      items: [
        {
          key: name,
          kind: 'persistent-volume-claim',
          name,
          cluster: 'home-1',
          sharedBy: 1,
          because: '',
          conflictsWith: [],
          unprotected: false,
          rpo: { origin: 'assumed' },
          atRiskAt,
          unknownAt: NEVER,
          planIds: [],
          findings: [],
        },
      ],
      statements: [
        failing,
        {
          code: 'past-rpo',
          about,
          cause: `past-rpo/${name}`,
          rank: 1,
          from: atRiskAt,
        },
        {
          code: 'finding',
          severity: 'erodes',
          title: 'Maintenance has never run',
          about,
          cause: 'finding/maintenance',
          rank: 35,
          from: 0,
        },
      ],
      ...more,
    },
  );
}

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'messages to owners on %p',
  (id: TestDatabaseId) => {
    async function start(options: Partial<NoticerOptions> = {}) {
      const knex = await databases.init(id);
      const fences = await BackupsStore.create({ knex });
      const sent: Notice[] = [];
      const noticer = new Noticer({
        store: new NoticeStore(knex),
        channels: [
          { id: 'test', send: async notice => void sent.push(notice) },
        ],
        platformOwner: 'group:default/platform',
        baselineAccepted: true,
        logger: mockServices.logger.mock(),
        ...options,
      });
      const cycle = async (
        now: number,
        entities: EntityDocument[],
        currentUntil = now + 900,
      ) =>
        noticer.afterCycle({
          fence: await fences.beginCycle(),
          now,
          entities,
          sources: new Map([
            [
              'home-1/workloads',
              sourceRecord('home-1/workloads', { readAt: now, currentUntil }),
            ],
          ]),
          plans: new Map(),
          repositories: [],
          signal: new AbortController().signal,
        });
      return { sent, cycle };
    }

    it('are one for a dead NAS with 52 apps, however they go at risk one by one, and one when it is over', async () => {
      const { sent, cycle } = await start();
      await cycle(BEGIN, []);
      const dead = BEGIN + HOUR;
      const apps = Array.from({ length: 52 }, (_, index) =>
        appOnNas(`app-${index}`, dead + index * 600),
      );
      for (let now = dead; now <= dead + DAY; now += 300) {
        await cycle(now, apps);
      }
      expect(sent).toEqual([
        expect.objectContaining({
          kind: 'opened',
          recipient: 'group:default/media',
          path: '/backups?owner=group%3Adefault%2Fmedia&cause=destination%2Fnas',
        }),
      ]);
      // The copies work again.
      const fine = apps.map(app => calmEntity(app.ref.split('/')[1]));
      await cycle(dead + DAY + 300, fine);
      expect(sent).toHaveLength(1);
      await cycle(dead + DAY + 300 + QUARTER, fine);
      expect(sent.map(({ kind, id: noticeId }) => [kind, noticeId])).toEqual([
        ['opened', sent[0].id],
        ['resolved', sent[0].id],
      ]);
    });

    it('are none in the first day, and none later about what was at risk by then', async () => {
      const { sent, cycle } = await start({ baselineAccepted: false });
      const old = appOnNas('old', BEGIN);
      for (let now = BEGIN; now <= BEGIN + 2 * DAY; now += HOUR) {
        await cycle(now, [old]);
      }
      expect(sent).toEqual([]);
      const news = appOnNas('news', BEGIN, {
        about: {
          kind: 'component',
          title: 'news',
          owner: 'group:default/home',
        },
      });
      await cycle(BEGIN + 2 * DAY, [old, news]);
      await cycle(BEGIN + 2 * DAY + QUARTER, [old, news]);
      expect(sent.map(({ recipient }) => recipient)).toEqual([
        'group:default/home',
      ]);
    });

    it('go to the platform owner for what belongs to nobody, and end for no silence', async () => {
      const { sent, cycle } = await start();
      await cycle(BEGIN, []);
      const app = appOnNas('stray', BEGIN, {
        about: { kind: 'component', title: 'stray' },
      });
      await cycle(BEGIN + 300, [app]);
      await cycle(BEGIN + 300 + QUARTER, [app]);
      const fine = calmEntity('stray');
      for (let now = BEGIN + HOUR; now < BEGIN + 3 * HOUR; now += 300) {
        await cycle(now, [fine], BEGIN);
      }
      expect(sent.map(({ kind, recipient }) => [kind, recipient])).toEqual([
        ['opened', 'group:default/platform'],
      ]);
    });

    it('are tried again when nobody took them', async () => {
      let broken = true;
      const sent: string[] = [];
      const { cycle } = await start({
        channels: [
          {
            id: 'flaky',
            send: async ({ kind }) => {
              if (broken) throw new Error('no answer');
              sent.push(kind);
            },
          },
        ],
      });
      await cycle(BEGIN, []);
      const app = appOnNas('radarr', BEGIN);
      await cycle(BEGIN + 300, [app]);
      await cycle(BEGIN + 300 + QUARTER, [app]);
      broken = false;
      await cycle(BEGIN + 600 + QUARTER, [app]);
      await cycle(BEGIN + 900 + QUARTER, [app]);
      expect(sent).toEqual(['opened']);
    });
  },
);
