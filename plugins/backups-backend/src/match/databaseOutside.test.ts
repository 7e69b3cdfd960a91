import { WorkloadReference } from 'backstage-plugin-backups-node';
import { isDatabaseOutside } from './databaseOutside';

const SHOP: WorkloadReference = {
  cluster: 'home-1',
  kind: 'Deployment',
  namespace: 'media',
  name: 'shop',
  labels: {},
  annotations: {},
};
const NAMESPACES = new Set(['home-1/media', 'home-1/data', 'home-2/internal']);

describe('a database that an app is told to use', () => {
  it.each([
    'shop.abc123.eu-central-1.rds.amazonaws.com',
    'db.internal',
    'db.internal:5432',
    '10.0.0.5',
    'db.home.example.org',
  ])('is outside of the cluster at %s', host => {
    expect(isDatabaseOutside(host, SHOP, NAMESPACES)).toBe(true);
  });

  it.each([
    'postgres',
    'postgres:5432',
    'postgres-rw.data',
    'postgres-rw.data.svc',
    'postgres-rw.data.svc.cluster.local',
    'postgres.gone.svc.cluster.local',
    'localhost',
    '127.0.0.1:5432',
    '/run/postgresql',
  ])('is in the cluster, or in the pod, at %s', host => {
    expect(isDatabaseOutside(host, SHOP, NAMESPACES)).toBe(false);
  });
});
