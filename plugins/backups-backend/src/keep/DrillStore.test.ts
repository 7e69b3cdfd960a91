import { TestDatabaseId } from '@backstage/backend-test-utils';
import { DrillReport } from 'backstage-plugin-backups-common';
import { testDatabases } from '../__testUtils__/databases';
import { NOON } from '../__testUtils__/documents';
import { BackupsStore } from './BackupsStore';
import { DrillStore } from './DrillStore';

const DAY = 86_400;
const RADARR = 'component:default/radarr';
const VOLUME = 'home-1/downloads/PersistentVolumeClaim/radarr';

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'DrillStore on %p',
  (id: TestDatabaseId) => {
    async function emptyStore() {
      const knex = await databases.init(id);
      await BackupsStore.create({ knex });
      const store = new DrillStore(knex);
      const add = (ended: number, changes: Partial<DrillReport> = {}) =>
        store.addDrill({
          entityRef: RADARR,
          item: 'radarr',
          destination: 'NAS',
          reportedBy: 'user:default/ada',
          reportedAt: NOON,
          report: {
            itemKey: VOLUME,
            planId: '00000000000000aa',
            scenario: 'look',
            outcome: 'proven',
            finishedAt: new Date(ended * 1000).toISOString(),
            check: 'Opened it, and found yesterday’s film.',
            ...changes,
          },
        });
      return { store, add };
    }

    it('gives the drills of an entity back, the newest first, however late it was reported', async () => {
      const { store, add } = await emptyStore();
      const newest = await add(NOON - DAY);
      const older = await add(NOON - 3 * DAY);
      await add(NOON - 9 * DAY);
      expect(await store.getDrills(RADARR, 2)).toEqual([newest, older]);
      expect(await store.getDrills('component:default/sonarr', 2)).toEqual([]);
    });

    it('tells of each item when it was last proven, and takes no failure for proof', async () => {
      const { store, add } = await emptyStore();
      await add(NOON - 5 * DAY);
      await add(NOON - 4 * DAY);
      await add(NOON - DAY, { outcome: 'failed' });
      await add(NOON - 2 * DAY, { itemKey: 'other', outcome: 'failed' });
      expect(await store.getProvenItems(NOON - 90 * DAY)).toEqual([
        { itemKey: VOLUME, finishedAt: NOON - 4 * DAY },
      ]);
      expect(await store.getProvenItems(NOON - 3 * DAY)).toEqual([]);
    });

    it('gives of each item the drill that proved it last, however long ago and whosever it was', async () => {
      const { store, add } = await emptyStore();
      await add(NOON - 900 * DAY);
      await add(NOON - 800 * DAY);
      const last = await add(NOON - 800 * DAY, { check: 'Looked again.' });
      await add(NOON - DAY, { outcome: 'failed' });
      await add(NOON - DAY, { itemKey: 'asked by nobody' });
      expect(await store.getLastProven([VOLUME, 'never drilled'])).toEqual([
        last,
      ]);
      expect(await store.getLastProven([])).toEqual([]);
    });

    it('gives the items whose last drill failed, and not those that came back since', async () => {
      const { store, add } = await emptyStore();
      expect(await store.getFailedItems()).toEqual([]);
      await add(NOON - 9 * DAY, { outcome: 'failed' });
      await add(NOON - 5 * DAY);
      await add(NOON - 4 * DAY, { itemKey: 'other' });
      await add(NOON - 3 * DAY, { itemKey: 'other', outcome: 'failed' });
      expect(await store.getFailedItems()).toEqual([
        { itemKey: 'other', destination: 'NAS', finishedAt: NOON - 3 * DAY },
      ]);
    });

    it('gives of each item the drill that was last, however it ended', async () => {
      const { store, add } = await emptyStore();
      await add(NOON - 5 * DAY);
      await add(NOON - 4 * DAY);
      const failed = await add(NOON - 4 * DAY, { outcome: 'failed' });
      const other = await add(NOON - 9 * DAY, { itemKey: 'other' });
      expect(await store.getLastDrills([VOLUME, 'other', 'never'])).toEqual([
        failed,
        other,
      ]);
      expect(await store.getLastDrills([])).toEqual([]);
    });
  },
);
