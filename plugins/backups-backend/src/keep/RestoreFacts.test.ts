import { TestDatabaseId } from '@backstage/backend-test-utils';
import { ItemFact } from 'backstage-plugin-backups-node';
import { testDatabases } from '../__testUtils__/databases';
import { cycleChanges, sourceRecord } from '../__testUtils__/documents';
import { BackupsStore } from './BackupsStore';
import { RestoreFacts } from './RestoreFacts';

const KEY = 'nfs/nas.internal/media';

function item(cluster: string): ItemFact {
  return {
    type: 'item',
    key: KEY,
    kind: 'nfs-volume',
    cluster,
    name: 'media',
    labels: {},
    annotations: {},
    mountedBy: [
      {
        cluster,
        kind: 'Deployment',
        name: `of-${cluster}`,
        labels: {},
        annotations: {},
      },
    ],
    aliases: [],
  };
}

const databases = testDatabases();

it.each(databases.eachSupportedId())(
  'RestoreFacts on %p gives an export that two clusters mount as one item',
  async (id: TestDatabaseId) => {
    const knex = await databases.init(id);
    const store = await BackupsStore.create({ knex });
    const sources = ['home-1/workloads', 'home-2/workloads'].map(source =>
      sourceRecord(source),
    );
    await store.commit(
      await store.beginCycle(),
      cycleChanges({
        sources: { upserts: sources, removals: [] },
        facts: {
          upserts: sources.map(({ id: sourceId, cluster }) => ({
            sourceId,
            key: `item/${KEY}`,
            fact: item(cluster),
          })),
          removals: [],
        },
      }),
    );
    const found = await new RestoreFacts(knex).getItemFacts([
      KEY,
      'nobody tells this one',
    ]);
    expect([...found.keys()]).toEqual([KEY]);
    expect(found.get(KEY)?.mountedBy.map(({ name }) => name)).toEqual([
      'of-home-1',
      'of-home-2',
    ]);
  },
);
