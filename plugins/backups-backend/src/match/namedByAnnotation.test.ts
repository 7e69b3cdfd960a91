import { databasesNamedBy, itemsNamedBy } from './namedByAnnotation';

describe('what an entity names by annotation', () => {
  it.each([
    ['media/radarr', ['media/radarr']],
    [' media/radarr ,, media/sonarr', ['media/radarr', 'media/sonarr']],
    ['none', []],
    [' ', []],
  ])('items: %p', (value, names) => {
    const annotations = { 'backups/items': value };
    expect(itemsNamedBy({ annotations })).toEqual(names);
    expect(databasesNamedBy({ annotations })).toEqual([]);
  });

  it.each([
    ['db/shelf', [{ name: 'db/shelf', database: undefined }]],
    [
      ' db/shelf # radarr ,db/b#',
      [
        { name: 'db/shelf', database: 'radarr' },
        { name: 'db/b', database: undefined },
      ],
    ],
    ['none', []],
    ['#radarr', []],
  ])('databases: %p', (value, databases) => {
    const annotations = { 'backups/databases': value };
    expect(databasesNamedBy({ annotations })).toEqual(databases);
    expect(itemsNamedBy({ annotations })).toEqual([]);
  });
});
