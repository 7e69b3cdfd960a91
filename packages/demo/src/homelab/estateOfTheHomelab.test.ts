import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  BackupsService,
  Collector,
  BackupsStore,
  EstateStore,
  EstateService,
  WorkloadsProvider,
  createForesight,
  storesOf,
  sqliteDatabase,
} from 'backstage-plugin-backups-backend/testUtils';
import { createKopiaProvider } from 'backstage-plugin-backups-backend-module-kopia';
import { createKopiurProvider } from 'backstage-plugin-backups-backend-module-kopiur';
import { createPgBackRestProvider } from 'backstage-plugin-backups-backend-module-pgbackrest';
import { createVolSyncProvider } from 'backstage-plugin-backups-backend-module-volsync';
import {
  ClusterReader,
  KubernetesObject,
  snapshotOf,
} from 'backstage-plugin-backups-node';
import type { Knex } from 'knex';
import { mockLogger } from '../__testUtils__/mockLogger';
import { homelabEntities } from '../catalog/homelabEntities';
import { homelabManifestsAt } from './homelabManifestsAt';

const ANCHOR = new Date('2026-08-22T10:00:00Z');

/** From what the cluster lists to what is served. */
describe('the estate of the demo homelab', () => {
  const entities = homelabEntities();
  let knex: Knex;
  beforeEach(() => {
    knex = sqliteDatabase();
  });
  afterEach(() => knex.destroy());

  /** @param more - an object of a name that is there replaces it */
  async function collected(
    more: KubernetesObject[] = [],
    /** Annotations of entities, by their names. */
    declared: Record<string, Record<string, string>> = {},
  ) {
    const clock = () => ANCHOR;
    const reader: ClusterReader = {
      cluster: 'home-1',
      mode: 'live',
      intervalSeconds: 300,
      read: async queries =>
        snapshotOf({
          cluster: 'home-1',
          readAt: ANCHOR,
          queries,
          objects: [
            ...homelabManifestsAt({
              cluster: 'home-1',
              now: ANCHOR,
              anchor: ANCHOR,
            }).filter(
              ({ kind, metadata }) =>
                !more.some(
                  other =>
                    other.kind === kind &&
                    other.metadata.name === metadata.name,
                ),
            ),
            ...more,
          ],
        }),
    };
    const store = await BackupsStore.create({ knex });
    const estateStore = new EstateStore(knex);
    await new Collector({
      clock,
      store,
      estate: estateStore,
      readers: [reader],
      providers: [
        new WorkloadsProvider({ storageClasses: {} }),
        createVolSyncProvider(),
        createKopiurProvider(),
        createKopiaProvider(),
        createPgBackRestProvider(),
      ],
      tiers: {},
      logger: mockLogger(),
      listEntities: async () =>
        entities.map(entity => ({
          ref: stringifyEntityRef(entity),
          kind: entity.kind.toLocaleLowerCase('en-US'),
          name: entity.metadata.name,
          annotations: {
            ...entity.metadata.annotations,
            ...declared[entity.metadata.name],
          },
        })),
    }).collect({ signal: new AbortController().signal });
    const service = new BackupsService({ store, clock });
    return {
      foresight: createForesight(storesOf(knex), clock),
      estate: new EstateService({ store, estate: estateStore, clock }),
      findingsOf: async (name: string) => {
        const entity = entities.find(one => one.metadata.name === name);
        if (!entity) throw new Error(`There is no ${name}.`);
        const { items } = await service.getEntityBackups(entity);
        return items
          .flatMap(item => item.plans)
          .flatMap(plan => plan.findings.map(({ code }) => code));
      },
    };
  }

  it('tells of a Secret that no longer follows its store, on the plan and at the destination, and of no other', async () => {
    const { estate, findingsOf } = await collected();
    expect(await findingsOf('mealie')).toContain('credential-not-syncing');
    expect(await findingsOf('radarr')).not.toContain('credential-not-syncing');
    const { destinations } = await estate.getDestinations();
    const told = destinations.flatMap(({ label, findings }) =>
      findings
        .filter(({ title }) => title.includes('credentials'))
        .map(({ title }) => `${label}: ${title}`),
    );
    expect(told).toContain(
      'NFS citadel.internal: The credentials of mealie no longer follow onepassword-connect.',
    );
    expect(JSON.stringify(destinations)).not.toMatch(/password=|SECRET_KEY/);
  });

  it('knows each destination by what it is, where it breaks and what lives there', async () => {
    const { estate } = await collected();
    const { destinations } = await estate.getDestinations();
    expect(
      destinations.map(({ product, bucket, offSite, failureDomain }) => ({
        product,
        bucket,
        offSite,
        failureDomain,
      })),
    ).toEqual(
      expect.arrayContaining([
        {
          product: 'Backblaze B2',
          bucket: 'volsync',
          offSite: true,
          failureDomain: 'backblaze-b2',
        },
        expect.objectContaining({
          product: 'Cloudflare R2',
          offSite: true,
          failureDomain: 'cloudflare-r2',
        }),
        expect.objectContaining({ failureDomain: 'citadel.internal' }),
      ]),
    );
    for (const {
      items,
      entities: apps,
      newestContact,
      states,
    } of destinations) {
      const works = states.some(({ state }) => state === 'healthy');
      if (!works) continue;
      expect(items).toBeGreaterThan(0);
      expect(apps).toBeGreaterThan(0);
      expect(newestContact?.object).toMatch(
        /^(ReplicationSource|SnapshotPolicy|CronJob|Cluster) /,
      );
    }
  });

  it('knows what the mirrors of the NAS copy, and wonders about those of a repository nobody writes to', async () => {
    const known = await collected();
    expect((await known.estate.getFindings()).plansWithoutItem).toEqual([]);
    const mirror = homelabManifestsAt({
      cluster: 'home-1',
      now: ANCHOR,
      anchor: ANCHOR,
    }).find(({ metadata }) => metadata.name === 'kopia-sync-b2');
    const elsewhere = await collected([
      JSON.parse(
        JSON.stringify(mirror)
          .replaceAll('kopia-sync-b2', 'sync-of-old')
          .replaceAll('/backups/VolsyncKopia', '/backups/Old'),
      ),
    ]);
    expect(
      (await elsewhere.estate.getFindings()).plansWithoutItem,
    ).toMatchObject([{ object: 'CronJob storage/sync-of-old' }]);
  });

  it('shows what would protect a database, after the example of another', async () => {
    const { estate } = await collected();
    const { items } = await estate.getUncoveredItems();
    const database = items.find(({ name }) => name === 'postgres18-bookorbit');
    expect(database?.protect).toMatchObject({
      title: expect.stringMatching(/^Back it up to /),
      text: expect.stringContaining('name: postgres18-bookorbit-stanza'),
    });
  });

  it('leaves out the advice that an entity does not want, until it ends, and nothing worse than advice', async () => {
    const rule = 'cephfs-behind-volsync';
    const wanted = async (value: string) => {
      const { findingsOf } = await collected([], {
        'rom-manager': { 'backups/exempt-rules': value },
        mealie: { 'backups/exempt-rules': 'credential-not-syncing: known' },
      });
      expect(await findingsOf('mealie')).toContain('credential-not-syncing');
      return (await findingsOf('rom-manager')).includes(rule);
    };
    expect(await wanted('other-rule: is rebuilt')).toBe(true);
    expect(await wanted(`${rule}: is rebuilt`)).toBe(false);
    expect(await wanted(`${rule}: is rebuilt; until 2026-08-23`)).toBe(false);
    expect(await wanted(`${rule}: is rebuilt; until 2026-08-21`)).toBe(true);
    // Without a reason it exempts nothing.
    expect(await wanted(rule)).toBe(true);
  });

  it.each([
    ['20.2.0-0', ['ceph-read-affinity']],
    ['20.2.1-0', []],
  ])('holds Ceph %s to the storage rules: %j', async (version, codes) => {
    const { estate } = await collected([
      {
        apiVersion: 'ceph.rook.io/v1',
        kind: 'CephCluster',
        metadata: { name: 'rook-ceph', namespace: 'rook-ceph' },
        spec: { csi: { readAffinity: { enabled: true } } },
        status: { version: { version } },
      },
    ]);
    const { findings } = await estate.getFindings();
    expect(
      findings
        .map(({ finding }) => finding.code)
        .filter(code => code.startsWith('ceph')),
    ).toEqual(codes);
  });

  it('comes back in waves when the site is lost, with a loop, with what is lost and what is not known', async () => {
    const { foresight } = await collected();
    const day = await foresight.getWorstDay(
      entities.map(entity => stringifyEntityRef(entity)),
      false,
    );
    const namesOf = (items: readonly { item: string }[]) =>
      items.map(({ item }) => item);
    expect(day.loops).toEqual([
      {
        items: ['vaultwarden'],
        sentence:
          'The key to vaultwarden may lie in vaultwarden itself: it comes back only with a key from outside.',
      },
    ]);
    const [first, second] = day.waves.map(({ items }) => namesOf(items));
    expect(first).toContain('vaultwarden');
    expect(second).toContain('pocket-id');
    expect(day.keys.map(({ place, store }) => [place, store])).toEqual([
      ['may-be-lost', 'vaultwarden'],
      ['not-known', undefined],
      ['elsewhere-unknown', 'onepassword-connect'],
    ]);
    expect(namesOf(day.lost)).toContain('lidarr');
    expect(namesOf(day.notKnown)).toContain('syncthing');
  });
});
