import { TestDatabaseId } from '@backstage/backend-test-utils';
import { testDatabases } from '../../__testUtils__/databases';
import { BackupsStore } from '../BackupsStore';
import { EstateStore, EstateRow } from './EstateStore';
import { noEstateDocuments } from './estateDocuments';

const [KIND, OTHER] = Object.keys(noEstateDocuments()) as EstateRow['kind'][];

const databases = testDatabases();

describe.each(databases.eachSupportedId())(
  'EstateStore on %p',
  (id: TestDatabaseId) => {
    async function emptyStore() {
      const knex = await databases.init(id);
      const backups = await BackupsStore.create({ knex });
      return { backups, store: new EstateStore(knex) };
    }
    const rowOf = (key: string, note = 'first'): EstateRow => ({
      kind: KIND,
      key,
      body: { key, note },
    });

    it('gives back what it was given, and what of it was written anew', async () => {
      const { backups, store } = await emptyStore();
      const keys = Array.from({ length: 450 }, (_, index) =>
        String(index).padStart(3, '0'),
      );
      await store.write(await backups.beginCycle(), {
        upserts: [
          ...keys.map(key => rowOf(key)),
          { kind: OTHER, key: '000', body: { of: 'another kind' } },
        ],
        removals: [],
      });
      await store.write(await backups.beginCycle(), {
        upserts: [rowOf('001', 'second')],
        removals: [{ kind: KIND, key: '000' }],
      });
      const kept = await store.get(KIND);
      expect(kept).toHaveLength(449);
      expect(kept[0]).toEqual({ key: '001', note: 'second' });
      expect((await store.load())[OTHER]).toEqual([{ of: 'another kind' }]);
    });

    it('refuses what a cycle writes after a newer one has begun', async () => {
      const { backups, store } = await emptyStore();
      const late = await backups.beginCycle();
      await backups.beginCycle();
      await expect(
        store.write(late, { upserts: [rowOf('a')], removals: [] }),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      expect(await store.get(KIND)).toEqual([]);
    });
  },
);
