import type { PlanState, Verdict } from 'backstage-plugin-backups-common';

/** An app of the company, what its page says at the anchor, and why. */
export interface CompanyState {
  /** Reference of its component. */
  app: string;
  verdict: Verdict;
  /** State of each of its copies, and whether it counts. */
  copies: readonly { state: PlanState; counted: boolean }[];
  /** Words of its page that tell why, for a twin that fails. */
  says: readonly RegExp[];
}

/** Which app of the company shows what at the anchor, each beside its twin. */
export const COMPANY_STATES: readonly CompanyState[] = [
  // A full backup of Sunday and an incremental one of this morning lie in a
  // bucket off-site, and the CronJobs of both are there: green.
  {
    app: 'component:default/orders',
    verdict: 'protected',
    copies: [{ state: 'healthy', counted: true }],
    says: [],
  },
  // Its schedules read as well, and nothing has ever started a backup: red.
  {
    app: 'component:default/invoices',
    verdict: 'at-risk',
    copies: [{ state: 'never-ran', counted: false }],
    says: [/its schedule has no CronJob/],
  },
  // A full backup of tonight lies in a bucket off-site: green.
  {
    app: 'component:default/crm',
    verdict: 'protected',
    copies: [{ state: 'healthy', counted: true }],
    says: [],
  },
  // Two backups a night work, and reach back half as far as was meant: yellow.
  {
    app: 'component:default/helpdesk',
    verdict: 'needs-attention',
    copies: [{ state: 'healthy', counted: true }],
    says: [/are started twice/],
  },
  // Three nights have passed without a backup, and no object says so: red.
  {
    app: 'component:default/surveys',
    verdict: 'at-risk',
    copies: [{ state: 'overdue', counted: true }],
    says: [],
  },
  // Kopia uploaded its volume tonight: green.
  {
    app: 'component:default/intranet',
    verdict: 'protected',
    copies: [{ state: 'healthy', counted: true }],
    says: [],
  },
  // The same Backup is Completed, and holds nothing of it: red.
  {
    app: 'component:default/payroll',
    verdict: 'at-risk',
    copies: [{ state: 'hollow', counted: false }],
    says: [/Deployment workplace\/payroll asks for 0 replicas now/],
  },
  // A recurring job copied it to a bucket tonight: green.
  {
    app: 'component:default/registry',
    verdict: 'protected',
    copies: [{ state: 'healthy', counted: true }],
    says: [],
  },
  // Snapshots every hour, all in the storage of the volume itself: red.
  {
    app: 'component:default/artifacts',
    verdict: 'at-risk',
    copies: [],
    says: [/Recurring jobs only make snapshots of this volume/],
  },
];
