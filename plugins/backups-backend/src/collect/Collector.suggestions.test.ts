import { BackupsProvider } from 'backstage-plugin-backups-node';
import { Collecting } from '../__testUtils__/collecting';
import { databaseItem } from '../__testUtils__/databaseFacts';
import { component } from '../__testUtils__/folderPipeline';
import { tapedeckProvider } from '../__testUtils__/tapedeck';

/** Reads one database cluster, whose host some configuration names. */
const provider: BackupsProvider = {
  ...tapedeckProvider,
  observeCluster: () => [
    databaseItem({
      annotations: {},
      mentions: [
        {
          described: 'ExternalSecret media/books',
          name: 'books',
          labels: {},
          annotations: {},
          host: 'shelf-rw.database',
          parts: [],
        },
      ],
    }),
  ],
};

describe('a database that an app may use', () => {
  let estate: Collecting;
  beforeEach(async () => {
    estate = await Collecting.create('books', 'films');
    estate.providers = [provider];
    estate.clusters = [estate.home1];
  });
  afterEach(() => estate.close());

  it('is suggested on its page, which stays not linked, and no longer once it is linked', async () => {
    await estate.collect();
    const page = await estate.view('books');
    expect(page).toMatchObject({
      linked: false,
      suggestions: [
        {
          item: 'shelf',
          because:
            'ExternalSecret media/books names its host shelf-rw.database.',
          annotation: {
            name: 'backups/databases',
            value: 'home-1/database/shelf',
          },
        },
      ],
    });
    expect((await estate.view('films')).suggestions).toBeUndefined();

    const [suggestion] = page.suggestions ?? [];
    const { name, value } = suggestion.annotation;
    estate.listEntities = async () => [component('books', { [name]: value })];
    await estate.collect();
    expect(await estate.view('books')).toMatchObject({
      linked: true,
      suggestions: undefined,
      items: [{ name: 'shelf' }],
    });
  });
});
