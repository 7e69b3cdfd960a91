import type { PgoDatabase } from './PgoDatabase';

/** Databases of Crunchy PGO: one that is copied, and its twin, which nothing copies. */
export const pgoDatabases: readonly PgoDatabase[] = [
  {
    name: 'orders-db',
    namespace: 'sales',
    app: 'orders',
    daysOld: 320,
    size: '40Gi',
  },
  // It has the same schedules, and reads as well in Git.
  {
    name: 'invoices-db',
    namespace: 'sales',
    app: 'invoices',
    daysOld: 47,
    size: '20Gi',
    firstBackupMissing: true,
  },
];
