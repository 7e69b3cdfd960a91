import { at, observe } from '../fixtures/observe';
import { cluster, stanza } from '../fixtures/objects';

function recovered(stanzaRef: string, status: object) {
  const { facts } = observe([
    cluster(),
    stanza(),
    stanza({ name: 'shelf-restored-source' }),
    cluster({
      name: 'shelf-restored',
      createdAt: '2026-08-20T10:00:00Z',
      spec: {
        plugins: [],
        bootstrap: { recovery: { source: 'origin' } },
        externalClusters: [
          {
            name: 'origin',
            plugin: {
              name: 'pgbackrest.dalibo.com',
              parameters: { stanzaRef },
            },
          },
        ],
      },
      status,
    }),
  ]);
  return facts.filter(fact => fact.type === 'restore');
}

describe('recoveries of CloudNativePG', () => {
  it('run until an instance is ready, and belong to the Cluster they read', () => {
    const [restore, ...others] = recovered('shelf-stanza', {
      readyInstances: 0,
      phase: 'Setting up primary',
    });
    expect(others).toEqual([]);
    expect(restore).toMatchObject({
      outcome: 'running',
      at: at('2026-08-20T10:00:00Z'),
      detail: 'Setting up primary',
    });
    expect(restore.of).toEqual([
      expect.stringMatching(/Cluster.shelf-restored$/),
      expect.stringMatching(/Cluster.shelf$/),
    ]);
  });

  it('are found through a Stanza that names one repository only', () => {
    const [restore] = recovered('shelf-restored-source', { readyInstances: 1 });
    expect(restore.outcome).toBe('restored');
    expect(restore.of).toContainEqual(expect.stringMatching(/Cluster.shelf$/));
  });
});
