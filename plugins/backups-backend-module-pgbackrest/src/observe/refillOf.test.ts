import { at, observe } from '../fixtures/observe';
import { cluster, stanza } from '../fixtures/objects';

const CREATED = '2026-08-20T10:00:00Z';

function refill(spec: object) {
  const [fact] = observe([
    stanza(),
    cluster({ createdAt: CREATED, spec }),
  ]).facts.filter(one => one.type === 'refill');
  return fact;
}

/** It recovers from an archive, by the name of its Stanza. */
function recoveryFrom(stanzaRef: string) {
  return {
    bootstrap: { recovery: { source: 'origin' } },
    externalClusters: [
      {
        name: 'origin',
        plugin: { name: 'pgbackrest.dalibo.com', parameters: { stanzaRef } },
      },
    ],
  };
}

describe('what fills a database cluster that is made again', () => {
  it('is nothing where its manifest makes a new database', () => {
    const fields = ['(not set)', 'initdb'];
    const told = [
      refill({ bootstrap: undefined }),
      refill({ bootstrap: { initdb: { database: 'shelf' } } }),
    ];
    expect(told.map(({ gives }) => gives)).toEqual(['empty', 'empty']);
    expect(told.map(({ evidence }) => evidence[0].value)).toEqual(fields);
  });

  it('is the newest of the archive that it writes itself', () => {
    expect(refill(recoveryFrom('shelf-stanza'))).toMatchObject({
      gives: 'newest',
    });
  });

  it('is from before it was made where it recovers from another archive', () => {
    expect(refill(recoveryFrom('shelf-of-before'))).toMatchObject({
      gives: 'pinned',
      at: at(CREATED),
      because: 'it recovers from an archive that it does not write',
    });
  });

  it('is of the moment that its manifest names', () => {
    const targetTime = '2026-07-01T12:00:00Z';
    expect(
      refill({
        bootstrap: {
          recovery: { source: 'origin', recoveryTarget: { targetTime } },
        },
      }),
    ).toMatchObject({ gives: 'pinned', at: at(targetTime) });
  });

  it('is not known where it copies a running server', () => {
    expect(
      refill({ bootstrap: { pg_basebackup: { source: 'origin' } } }),
    ).toBeUndefined();
    expect(
      refill({
        bootstrap: { initdb: { import: { type: 'microservice' } } },
      }),
    ).toBeUndefined();
  });
});
