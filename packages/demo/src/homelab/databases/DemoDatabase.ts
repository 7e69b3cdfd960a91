import type { BackupType } from 'backstage-plugin-backups-common';

/** Where databases are copied to; a stanza numbers them from 1 on. */
export type DemoRepository = 'b2' | 'r2';

/** When a schedule fires: slots are `offset + n * period`, in UTC. */
export interface DemoSlots {
  /** As CloudNativePG reads it: the second first. */
  expression: string;
  period: number;
  offset: number;
  /** Seconds before the anchor since when it is like this; absent: since ever. */
  sinceAgo?: number;
}

/** A ScheduledBackup. */
export interface DemoBackupSchedule {
  name: string;
  repository: DemoRepository;
  makes: Exclude<BackupType, 'differential'>;
  typicalSeconds: number;
  /** Oldest first: somebody may have changed it. */
  slots: DemoSlots[];
}

/** A database cluster of the homelab. */
export interface DemoDatabase {
  name: string;
  instances: number;
  size: string;
  daysOld: number;
  repositories: DemoRepository[];
  schedules: DemoBackupSchedule[];
  /** Full backups that somebody made by hand, seconds before the anchor. */
  manualFullsAgo: number[];
  /** The database it was made with. */
  initialDatabase: string;
  /** Databases that are declared one by one. */
  databases: string[];
}
