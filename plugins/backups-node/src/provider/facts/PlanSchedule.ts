import type { BackupType } from 'backstage-plugin-backups-common';

/**
 * The schedule a plan is on, in its own dialect. `several`: each makes backups
 * of one kind, and the fastest of them carries the duty. `manual`: what starts
 * it by hand may hide a schedule; its slots are missed as long as it is hidden.
 *
 * @public
 */
export type PlanSchedule =
  | CronSchedule
  | { kind: 'several'; each: { makes: BackupType; schedule: CronSchedule }[] }
  | { kind: 'continuous' }
  | { kind: 'manual'; hidden?: CronSchedule }
  | { kind: 'invalid'; expression: string; message: string }
  | { kind: 'none' };

/**
 * A cron expression with all it takes to tell its slots.
 *
 * @public
 */
export interface CronSchedule {
  kind: 'cron';
  expression: string;
  /** IANA name. */
  zone: string;
  dialect: CronDialect;
}

/**
 * How a cron expression is read. `robfig-v1`: version 1 of robfig/cron, which
 * CloudNativePG uses: seconds first, five fields allowed, see `parseRobfigCron`.
 *
 * @public
 */
export type CronDialect = 'standard' | 'robfig-v1';
