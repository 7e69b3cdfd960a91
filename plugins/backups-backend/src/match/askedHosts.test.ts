import { ItemFact, ServiceFact } from 'backstage-plugin-backups-node';
import { itemFact } from '../__testUtils__/facts';
import { databaseItem } from '../__testUtils__/databaseFacts';
import { ServiceIndex } from '../join/ServiceIndex';
import { AskedHosts } from './AskedHosts';

const SHOP = { cluster: 'home-1', namespace: 'media', name: 'shop' };

function volumeOf(name: string, namespace = 'media'): ItemFact {
  return itemFact({
    key: `home-1/${namespace}/PersistentVolumeClaim/${name}-data`,
    name: `${name}-data`,
    namespace,
    mountedBy: [
      {
        cluster: 'home-1',
        kind: 'StatefulSet',
        namespace,
        name,
        labels: {},
        annotations: {},
      },
    ],
  });
}

function service(name: string, more: Partial<ServiceFact>): ServiceFact {
  return {
    type: 'service',
    object: {
      cluster: 'home-1',
      kind: 'Service',
      namespace: 'media',
      name,
    },
    addresses: [],
    leadsTo: [],
    ...more,
  };
}

const ITEMS = [
  databaseItem({ name: 'pg', namespace: 'data', cluster: 'home-1' }),
  volumeOf('mariadb', 'data'),
  volumeOf('shop-db'),
  volumeOf('shop'),
];
const HOSTS = new AskedHosts({
  items: new Map(
    ITEMS.map(fact => [fact.key, { fact, sourceId: 'home-1/test' }]),
  ),
  services: new ServiceIndex(
    [
      service('database', { leadsTo: ['home-1/media/StatefulSet/shop-db'] }),
      service('elsewhere', { externalName: 'shop.rds.example.org' }),
      service('alias', { externalName: 'pg-rw.data.svc.cluster.local' }),
    ],
    ITEMS,
  ),
});

describe('what stands behind the host of a database that variables of an app name', () => {
  it.each<[string, string[]]>([
    ['shop.abc123.eu-central-1.rds.amazonaws.com', []],
    ['10.0.0.5', []],
    ['db.internal:5432', []],
    ['pg-rw.gone', []],
    ['pg-rw.gone.svc.cluster.local', []],
    ['mariadb', []],
    ['elsewhere', []],
    ['pg-rw.data', ['pg']],
    ['pg-rw.data.svc:5432', ['pg']],
    ['alias', ['pg']],
    ['mariadb.data.svc.cluster.local', ['mariadb-data']],
    ['shop-db', ['shop-db-data']],
    ['database.media.svc', ['shop-db-data']],
  ])('of %s is %j', (host, names) => {
    expect(HOSTS.itemsBehind(host, SHOP)?.map(({ name }) => name)).toEqual(
      names,
    );
  });

  it.each([
    'localhost',
    '127.0.0.1:5432',
    '/run/postgresql',
    'shop',
    'shop.media',
  ])('is the pod itself at %s', host => {
    expect(HOSTS.itemsBehind(host, SHOP)).toBeUndefined();
  });
});
