import { DAY, HOUR } from '../../time/durations';
import type { PerconaDatabase } from './PerconaDatabase';

/** Databases of Percona's operator: one that is copied, and two that look as if they were. */
export const perconaDatabases: readonly PerconaDatabase[] = [
  {
    name: 'crm-db',
    namespace: 'support',
    app: 'crm',
    daysOld: 210,
    size: '60Gi',
    version: '2.9.0',
  },
  // Version 3.0 starts every backup twice.
  {
    name: 'helpdesk-db',
    namespace: 'support',
    app: 'helpdesk',
    daysOld: 90,
    size: '20Gi',
    version: '3.0.0',
  },
  // The operator starts nothing, and no object says so.
  {
    name: 'surveys-db',
    namespace: 'support',
    app: 'surveys',
    daysOld: 160,
    size: '10Gi',
    version: '2.9.0',
    silentAgo: 3 * DAY + 5 * HOUR,
  },
];
