import { itemFact } from '../__testUtils__/facts';
import { portalDatabase } from './portalDatabase';

function cluster(key: string, where: { cluster: string; namespace: string }) {
  return itemFact({
    key,
    kind: 'database-cluster',
    name: 'backstage-db',
    mountedBy: [],
    ...where,
  });
}

const DB = cluster('one', { cluster: 'home-1', namespace: 'portal' });
const OTHER = cluster('two', { cluster: 'home-2', namespace: 'portal' });

describe('the database of the portal', () => {
  it.each<[string, string, (typeof DB)[], string | undefined]>([
    ['its service', 'backstage-db-rw.portal.svc', [DB], 'one'],
    ['the whole name', 'backstage-db-rw.portal.svc.cluster.local', [DB], 'one'],
    ['a bare name', 'backstage-db-rw', [DB], 'one'],
    [
      'a name that fits twice',
      'backstage-db-rw.portal',
      [DB, OTHER],
      undefined,
    ],
    ['another namespace', 'backstage-db-rw.other.svc', [DB], undefined],
    ['a server elsewhere', 'pg.example.com', [DB], undefined],
    ['nothing that is read', 'backstage-db-rw.portal.svc', [], undefined],
  ])('is found by %s, or is not', (_, host, items, key) => {
    expect(portalDatabase(host, items)?.key).toBe(key);
  });
});
